// What the linter holds the project to: its own rules (test/tooling/lint), typed rules, sizes. test/guards has an example that breaks each.
import tseslint from 'typescript-eslint'
import { atlasPlugin } from './test/tooling/lint/plugin.ts'

const GENERATED = ['model/store/schema.ts', 'model/store/published.ts']
// Whatever reads as a list of all of a plugin's rules, each an error.
const OWN_RULES = Object.fromEntries(Object.keys(atlasPlugin.rules).map((name) => [`atlas/${name}`, 'error']))

const NO_ENUM = { selector: 'TSEnumDeclaration', message: 'Erasable syntax only: a union of literals.' }
const NO_PARAMETER_PROPERTY = { selector: 'TSParameterProperty', message: 'Erasable syntax only: write the member.' }
const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }
const NO_OWN_MOCK = {
  selector: 'CallExpression[callee.object.name="vi"][callee.property.name=/^(do)?[mM]ock$/] > Literal[value=/^[.#]/]',
  message: 'Set-up is data: our own modules are not mocked.',
}
const NO_TIME_LIMIT_OF_ONE_TEST = {
  selector: 'CallExpression[callee.name=/^(test|it)$/] > Literal.arguments:last-child[raw=/^[0-9]/]',
  message: 'Tests measure no time.',
}

export default tseslint.config(
  { ignores: ['node_modules/', 'data/', 'coverage/', 'test/guards/', 'web/dist/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowAny: false, allowNullish: false, allowRegExp: false }],
      // [...text] are its code points, which is what limits count.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Off: an async function without await is a function that promises, and contracts ask for those.
      '@typescript-eslint/require-await': 'off',
      // Off: () => log.info(…) is the plain form of "do that".
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Off: knows nothing of what changes during an await, such as signal.aborted.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx}', '**/*.js'],
    plugins: { atlas: atlasPlugin },
    rules: {
      ...OWN_RULES,
      // An exhaustive switch over a union is one decision, however many members the union has.
      complexity: ['error', { max: 12, variant: 'modified' }],
      'max-lines': ['error', 400],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', NO_ENUM, NO_PARAMETER_PROPERTY, NO_DEFAULT_EXPORT, NO_OWN_MOCK, NO_TIME_LIMIT_OF_ONE_TEST],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'Set process.exitCode and let the loop empty.' },
      ],
    },
  },
  // The tools that read these files want a default export.
  {
    files: ['*.config.ts', '*.config.js', 'web/vite.config.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_ENUM, NO_PARAMETER_PROPERTY] },
  },
  { files: GENERATED, rules: { 'max-lines': 'off' } },
  // The contract of a migration is Kysely's, and it is one text of SQL, however long.
  { files: ['migrations/**'], rules: { 'atlas/docstring': 'off', 'max-lines': 'off' } },
  // The clock itself, and deadlines of sockets, which are real time (DESIGN 3).
  { files: ['model/clock.ts', 'crawler/network/**'], rules: { 'atlas/clock-parameter': 'off' } },
  { files: ['crawler/atlas.js', 'crawler/commands/**'], rules: { 'atlas/environment-parameter': 'off', 'no-console': 'off' } },
  // The browser: its clock is one file; one catalogue of messages is one file, however long.
  { files: ['web/clock.ts'], rules: { 'atlas/clock-parameter': 'off' } },
  { files: ['web/messages/**'], rules: { 'max-lines': 'off' } },
  // The words of one language are one file, however many.
  { files: ['model/rules/lexicon/**'], rules: { 'max-lines': 'off' } },
  { files: ['web/vite.config.ts'], rules: { 'atlas/environment-parameter': 'off' } },
  // What tests build and the tools around them live in real time, speak to the terminal and start programs.
  {
    files: ['test/**', '**/tools/**', '*.config.*'],
    rules: { 'atlas/environment-parameter': 'off', 'atlas/clock-parameter': 'off', 'no-console': 'off' },
  },
  { files: ['test/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
)
