// Texts of the kind that a hostile server would give as its name, rule or description; each would call alert if it ever ran.
const HANDLERS = ['onerror', 'onload', 'onclick', 'onfocus', 'onmouseover', 'ontoggle', 'onanimationstart', 'onbegin', 'onpointerenter']
const ELEMENTS = ['img src=x', 'svg', 'body', 'input autofocus', 'details open', 'video src=x', 'iframe src=x', 'marquee', 'object data=x']
const SCHEMES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:alert(1)',
]
const WRAPPERS = [
  '',
  '"',
  "'",
  '">',
  "'>",
  '</title>',
  '</textarea>',
  '</style>',
  '</noscript>',
  '-->',
  ']]>',
  '</script>',
  '{{',
  '${',
  '\\u003c',
]

/** More than a hundred and fifty texts. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...WRAPPERS.map((wrapper) => `${wrapper}<script>alert(1)</script>`),
  ...WRAPPERS.map((wrapper) => `${wrapper}<img src=x onerror=alert(1)>`),
  ...HANDLERS.flatMap((handler) => ELEMENTS.map((element) => `<${element} ${handler}=alert(1)>`)),
  ...SCHEMES.map((scheme) => `<a href="${scheme}">press</a>`),
  ...SCHEMES.map((scheme) => `[press](${scheme})`),
  ...SCHEMES,
  '<svg><script>alert&#40;1&#41;</script></svg>',
  '<svg><animate attributeName=href values=javascript:alert(1) /></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<base href="https://evil.example/">',
  '<form action="javascript:alert(1)"><button>press</button></form>',
  '<link rel=stylesheet href="data:text/css,*{background:red}">',
  '<style>*{display:none}</style>',
  '<template><script>alert(1)</script></template>',
  '{{constructor.constructor("alert(1)")()}}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<IMG SRC=`javascript:alert(1)`>',
  '<x contenteditable onblur=alert(1)>lose</x>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '\u202e<script>alert(1)</script>\u202c',
]
