// The browser that our own pages are looked at with: Debian's Chromium, or the one that ATLAS_CHROMIUM names.
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright'

// Nothing that phones home or needs a graphics card; the sandbox needs rights that containers lack, and only our own pages are opened.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a browser on this machine; undefined where there is none. */
export function chromiumPath(): string | undefined {
  return [process.env['ATLAS_CHROMIUM'], '/usr/bin/chromium'].find((place) => place !== undefined && existsSync(place))
}

/** Starts the browser; throws where there is none. */
export async function openChromium(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('There is no Chromium: install one, or set ATLAS_CHROMIUM to its path.')
  return chromium.launch({ executablePath, args: FLAGS })
}
