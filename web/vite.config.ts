// How the pages are built: one HTML file a page, static files in web/dist, nothing inline, so that a strict Content-Security-Policy holds.
import path from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const BLOCK_PAGES = ['blocks', 'blocked-by', 'pair', 'compare-lists', 'check-list', 'reach', 'consensus', 'my']
const PAGES = [
  'index',
  'match',
  'compare',
  'server',
  'software',
  'software-one',
  'instead',
  'statistics',
  'crawler',
  'about',
  'imprint',
  '404',
  ...BLOCK_PAGES,
]
// What the API serves under these addresses, the development server finds in these files.
const ADDRESSES: readonly (readonly [RegExp, string])[] = [
  [/^\/server\/[^/]+$/, '/server.html'],
  [/^\/software\/[^/]+$/, '/software-one.html'],
  [/^\/(blocked-by|reach|my|pair)\/.+$/, '/$1.html'],
  [/^\/(blocks|blocked-by|pair|compare-lists|check-list|reach|consensus|my)$/, '/$1.html'],
  [/^\/(match|compare|software|instead|statistics|crawler|about|imprint)$/, '/$1.html'],
]

function addresses(): Plugin {
  return {
    name: 'atlas-addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const url = new URL(request.url ?? '/', 'http://localhost')
        for (const [pattern, file] of ADDRESSES) {
          if (pattern.test(url.pathname)) request.url = url.pathname.replace(pattern, file) + url.search
        }
        next()
      })
    },
  }
}

// The serif is asked for at once: where it comes in time, the first page a reader sees is set in it, and nothing moves.
function preloadSerif(): Plugin {
  return {
    name: 'atlas-preload-serif',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const font = Object.keys(bundle).find((file) => /newsreader-latin-wght-normal[^/]*\.woff2$/.test(file))
        if (font === undefined) return []
        return [
          { tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: '' }, injectTo: 'head' },
        ]
      },
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  appType: 'mpa',
  plugins: [addresses(), preloadSerif()],
  // Where the API is, when the pages stand on another host: `ATLAS_API=https://… npm run web`.
  define: { __ATLAS_API__: JSON.stringify(process.env['ATLAS_API'] ?? '') },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: {
    proxy: Object.fromEntries(['/api', '/source.tar.gz'].map((path) => [path, process.env['ATLAS_API'] ?? 'http://localhost:8080'])),
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A data: URL would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(PAGES.map((page) => [page, path.join(import.meta.dirname, `${page}.html`)])),
    },
  },
})
