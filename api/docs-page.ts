// The API as a page for people: printed from the routes, without a script.
import { write, type Markup } from './html.ts'
import { describeParameters } from './openapi.ts'
import type { Route } from './route.ts'

/** The page /api as HTML. */
export function renderDocs(routes: readonly Route[], version: string): string {
  const page = write`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>API · Fediverse Atlas</title>
        <link rel="stylesheet" href="/api/style.css">
      </head>
      <body>
        <main>
          <h1>The API of Fediverse Atlas</h1>
          <p>
            Everything this site shows can be read by programs, from any web page too. Version ${version}, at <code>/api/v1</code>; the same
            as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. No key is needed; be gentle, and come back with the <code>ETag</code> that
            you were given.
          </p>
          <p>
            The interface grows only by addition: ignore what you do not know. A figure is <code>{ value, at, source, flags }</code>: a
            claim of the server with the document it was read from and when; <code>null</code> is not zero. Errors are
            <code>application/problem+json</code> and name the parameter in <code>field</code>. Facts are free to use (CC0); texts of
            servers are theirs.
          </p>
          <nav aria-label="Routes">
            <ol>
              ${routes.map(renderEntry)}
            </ol>
          </nav>
          ${routes.map(renderRoute)}
        </main>
      </body>
    </html> `
  return page.markup
}

function anchorOf({ method, path }: Route): string {
  return `${method}${path}`.toLowerCase().replaceAll(/[^a-z]+/g, '-')
}

function renderEntry(route: Route): Markup {
  return write`<li>
    <a href="#${anchorOf(route)}"><code>${route.method} ${route.path}</code></a>
  </li> `
}

function renderRoute(route: Route): Markup {
  const parameters = describeParameters(route)
  return write`<section id="${anchorOf(route)}">
    <h2><code>${route.method} /api/v1${route.path}</code></h2>
    <p>${route.summary}</p>
    ${parameters.length === 0 ? write`<p>No parameters.</p>` : renderParameters(parameters, route)}
    <p>Answers <code>${'file' in route.reply ? route.reply.file : route.reply.name}</code>${age(route)}.</p>
  </section> `
}

function age({ cacheSeconds }: Route): string {
  return cacheSeconds === 0 ? ', fresh every time' : `, kept for up to ${cacheSeconds} seconds`
}

function renderParameters(parameters: ReturnType<typeof describeParameters>, route: Route): Markup {
  return write`<table>
    <thead>
      <tr>
        <th scope="col">${route.method === 'GET' ? 'Parameter' : 'Member of the body'}</th>
        <th scope="col">Value</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${parameters.map(
        (parameter) =>
          write`<tr>
            <th scope="row"><code>${text(parameter['name'])}</code></th>
            <td>${describeValue(parameter)}</td>
            <td>${text(parameter['description'])}</td>
          </tr> `,
      )}
    </tbody>
  </table> `
}

function describeValue(parameter: Readonly<Record<string, unknown>>): string {
  const schema = parameter['schema'] as { readonly [key: string]: unknown; readonly enum?: readonly string[] }
  const items = schema['items'] as { readonly enum?: readonly string[] } | undefined
  const values = schema.enum ?? items?.enum
  const kind = schema['type'] === 'array' ? 'any number of words' : text(schema['type'])
  const range = schema['maximum'] === undefined ? '' : `, up to ${text(schema['maximum'])}`
  const usual = schema['default'] === undefined ? '' : `; ${text(schema['default'])} unless given`
  return `${values === undefined ? kind : values.join(', ')}${range}${usual}${parameter['required'] === true ? '; needed' : ''}`
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The style of that page: paper and ink, a night chart in the dark (DESIGN 8). */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --paper: #fbf8f1; --ink: #22262b; --faint: #6a6f75; --line: #d9d3c5; --link: #1d5a86; }
@media (prefers-color-scheme: dark) { :root { --paper: #0f1b26; --ink: #dfe6ea; --faint: #93a1ab; --line: #2b3b49; --link: #8cc3ea; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font: 400 2rem/1.2 ui-serif, Georgia, serif; margin: 0 0 1rem; }
h2 { font-size: 1.05rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--line); padding: 1.25rem 0 .5rem; }
nav ol { list-style: none; padding: 0; columns: 2 18rem; }
code { font: .94em ui-monospace, monospace; }
a { color: var(--link); }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem .75rem .3rem 0; border-top: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
thead th { color: var(--faint); border-top: 0; }
`
