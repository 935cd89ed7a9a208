// The engine: slots at a bounded concurrency, started at once, none lost, and nobody's signals but ours.
import { describe, expect, test } from 'vitest'
import { startEngine, type Engine } from '../../crawler/engine.ts'

interface Watched {
  readonly engine: Engine
  readonly crashes: { readonly id: string; readonly error: unknown }[]
}

async function start(concurrency: number): Promise<Watched> {
  const crashes: { id: string; error: unknown }[] = []
  return { engine: await startEngine(concurrency, (error, id) => void crashes.push({ id, error })), crashes }
}

describe('slots', () => {
  test('are all run, and never more at once than there are places', async () => {
    const { engine } = await start(7)
    let [running, most] = [0, 0]
    const done: string[] = []
    const names = Array.from({ length: 200 }, (_, i) => `slot-${i}`)
    for (const id of names) {
      engine.push({
        id,
        run: async () => {
          running += 1
          most = Math.max(most, running)
          await new Promise((resolve) => setImmediate(resolve))
          running -= 1
          done.push(id)
        },
      })
    }
    expect(engine.inFlight()).toBe(200)
    await engine.stop()
    expect(done.toSorted()).toEqual(names.toSorted())
    expect(most).toBe(7)
    expect(engine.inFlight()).toBe(0)
  })

  test('start in the order in which they were handed over', async () => {
    const { engine } = await start(1)
    const started: number[] = []
    for (let i = 0; i < 20; i += 1) engine.push({ id: `s${i}`, run: async () => void started.push(i) })
    await engine.stop()
    expect(started).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })

  test('that fill every place keep the next one waiting until one of them ends', async () => {
    const { engine } = await start(2)
    const open = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
    const begun: string[] = []
    for (const [i, gate] of open.entries()) {
      engine.push({
        id: `held-${i}`,
        run: async () => {
          begun.push(`held-${i}`)
          await gate.promise
        },
      })
    }
    engine.push({ id: 'next', run: async () => void begun.push('next') })
    await expect.poll(() => begun).toEqual(['held-0', 'held-1'])
    open[0]?.resolve(undefined)
    await expect.poll(() => begun).toEqual(['held-0', 'held-1', 'next'])
    expect(engine.inFlight()).toBe(1)
    open[1]?.resolve(undefined)
    await engine.stop()
  })

  test('of which one crashes are told apart by name, and the others run', async () => {
    const { engine, crashes } = await start(3)
    let ran = 0
    const crash = async (): Promise<void> => {
      throw new Error('a bug of ours')
    }
    for (let i = 0; i < 9; i += 1) engine.push({ id: `s${i}`, run: i === 4 ? crash : async () => void (ran += 1) })
    await engine.stop()
    expect(ran).toBe(8)
    expect(crashes).toEqual([{ id: 's4', error: new Error('a bug of ours') }])
  })

  test('may hand over others while they run', async () => {
    const { engine } = await start(1)
    const ran: string[] = []
    engine.push({
      id: 'first',
      run: async () => {
        ran.push('first')
        engine.push({ id: 'second', run: async () => void ran.push('second') })
      },
    })
    await expect.poll(() => ran).toEqual(['first', 'second'])
    await engine.stop()
  })
})

describe('an engine', () => {
  test('without a slot stops at once', async () => {
    const { engine } = await start(5)
    await engine.stop()
    expect(engine.inFlight()).toBe(0)
  })

  test('can run beside another', async () => {
    const [one, other] = [await start(2), await start(2)]
    const ran: string[] = []
    one.engine.push({ id: 'a', run: async () => void ran.push('one') })
    other.engine.push({ id: 'a', run: async () => void ran.push('other') })
    await Promise.all([one.engine.stop(), other.engine.stop()])
    expect(ran.toSorted()).toEqual(['one', 'other'])
  })

  test('that hears Ctrl-C while it starts still starts, and runs what it is given', async () => {
    const ours = (): void => {}
    process.on('SIGINT', ours)
    let watched: Watched | undefined
    const starting = start(2).then((started) => (watched = started))
    while (watched === undefined) {
      process.emit('SIGINT')
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { engine } = await starting
    let ran = false
    engine.push({ id: 'a', run: async () => void (ran = true) })
    await engine.stop()
    expect(ran).toBe(true)
    process.off('SIGINT', ours)
  })

  test('leaves Ctrl-C to the program, and takes away nobody’s ear for it', async () => {
    const ours = (): void => {}
    process.on('SIGINT', ours)
    const before = process.listeners('SIGINT')
    const { engine } = await start(2)
    expect(process.listeners('SIGINT')).toEqual(before)
    await engine.stop()
    expect(process.listeners('SIGINT')).toEqual(before)
    process.off('SIGINT', ours)
  })
})
