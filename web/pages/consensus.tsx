// "Build a list": a recipe in the address bar, the list it makes beside it as one types, and its addresses to take along.
import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import type { ConsensusReply } from '../../api/contract.ts'
import { getConsensus } from '../block-client.ts'
import { words } from '../block-words.ts'
import type { Answer } from '../client.ts'
import { sleep } from '../clock.ts'
import { Answered, startBlockPage } from '../components/blocks/block-page.tsx'
import { ConsensusAnswer } from '../components/blocks/consensus-answer.tsx'
import { RecipeForm } from '../components/blocks/recipe-form.tsx'
import { Notice } from '../components/notice.tsx'
import { isThreshold, readRecipe, writeRecipe, type Recipe } from '../recipe.ts'

// Long enough not to ask for each letter of a name.
const PAUSE = 500

interface Made {
  readonly recipe: Recipe
  readonly answer: Answer<ConsensusReply>
}

const recipe = signal<Recipe>(readRecipe(location.search))
const made = signal<Made | undefined>(undefined)
let running = new AbortController()

function change(part: Partial<Recipe>): void {
  recipe.value = { ...recipe.value, ...part }
  const lang = new URLSearchParams(location.search).get('lang')
  const rest = lang === null ? '' : `&lang=${encodeURIComponent(lang)}`
  history.replaceState(history.state, '', `${location.pathname}?${writeRecipe(recipe.value)}${rest}`)
  void build(PAUSE)
}

async function build(pause: number): Promise<void> {
  running.abort()
  running = new AbortController()
  const { signal: stop } = running
  const asked = recipe.value
  if (!canBeMade(asked)) return void (made.value = undefined)
  if (pause > 0) await sleep(pause, stop)
  if (stop.aborted) return
  const answer = await getConsensus(writeRecipe(asked), stop)
  if (!stop.aborted) made.value = { recipe: asked, answer }
}

function canBeMade({ of, threshold }: Recipe): boolean {
  return of.length > 0 && isThreshold(threshold)
}

function ConsensusPage(): JSX.Element {
  const text = words.value.consensus
  return (
    <>
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      <div class="recipe-sheet">
        <RecipeForm recipe={recipe} change={change} />
        <div class="recipe-result">
          <Result />
        </div>
      </div>
    </>
  )
}

function Result(): JSX.Element {
  const text = words.value.consensus
  if (!canBeMade(recipe.value)) return <p class="soft">{text.empty}</p>
  const answer = made.value?.answer
  if (answer?.ok === false && answer.problem?.status === 409) {
    return (
      <Notice title={text.withheld}>
        <p>{text.tooFew}</p>
      </Notice>
    )
  }
  const isOld = made.value !== undefined && made.value.recipe !== recipe.value
  return (
    <div class={isOld ? 'stale' : ''}>
      <Answered answer={answer} loading={text.loading} again={() => void build(0)}>
        {(consensus) => <ConsensusAnswer consensus={consensus} recipe={made.value?.recipe ?? recipe.value} />}
      </Answered>
    </div>
  )
}

void build(0)
void startBlockPage(ConsensusPage, () => words.value.consensus.title)
