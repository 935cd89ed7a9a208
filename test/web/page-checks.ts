// What every page must stand up to, looked at in one loading: no sideways scroll at any width, nothing that moves, nothing that axe finds serious.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { expect } from 'vitest'
import { openPage, settle } from './page-watch.ts'

/** A shift below that is not seen; 0.1 is what web.dev calls good. */
export const SEEN_SHIFT = 0.02

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** By day at 1440 pixels, then by night at 390, then at 320: widths, shifts while it loads, errors of scripts and policy, axe. */
export async function inspectPage(browser: Browser, address: string): Promise<void> {
  const { page, errors, shift, moved } = await openPage(browser, address, { colorScheme: 'light', reducedMotion: 'reduce' })
  await settle(page)
  const moves = (await shift()) > SEEN_SHIFT ? await moved() : []
  const findings = [...(await sidewaysOf(page)), ...(await seriousOf(page))]
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  // The night changes colours only.
  findings.push(...(await sidewaysOf(page)), ...(await seriousOf(page, ['color-contrast'])))
  await page.setViewportSize({ width: 320, height: 640 })
  findings.push(...(await sidewaysOf(page)))
  await page.context().close()
  expect({ address, findings, errors, moves }).toEqual({ address, findings: [], errors: [], moves: [] })
}

/** How much moves while a page loads on a narrow screen. */
export async function shiftOnPhone(browser: Browser, address: string): Promise<number> {
  const { page, shift } = await openPage(browser, address, { viewport: { width: 390, height: 844 } })
  await settle(page)
  const shifted = await shift()
  await page.context().close()
  return shifted
}

async function sidewaysOf(page: Page): Promise<readonly string[]> {
  // Charts follow the width a frame later.
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
  const [beyond, width] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth - document.documentElement.clientWidth, innerWidth]',
  )
  return beyond > 0 ? [`${beyond} pixels too wide at ${width}`] : []
}

async function seriousOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules === undefined ? axe.withTags(TAGS) : axe.withRules([...rules])).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
