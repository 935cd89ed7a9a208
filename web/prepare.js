// Builds the pages after `npm ci`; where the build tools were left out (--omit=dev) it says so and leaves the pages as they are.
import { fileURLToPath } from 'node:url'

/** Whether a package can be imported here. */
function isInstalled(name) {
  try {
    return import.meta.resolve(name) !== ''
  } catch {
    return false
  }
}

if (isInstalled('vite') && isInstalled('preact')) {
  const { build } = await import('vite')
  await build({ configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)), logLevel: 'warn' })
} else {
  process.stdout.write('The pages are not built: the build tools are not installed. "npm run web" builds them.\n')
}
