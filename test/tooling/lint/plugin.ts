// The project's own lint rules, as the plugin `atlas`.
import type { ESLint } from 'eslint'
import { oneDoor, roomBorders, specifierForm } from './import-rules.ts'
import { chanceParameter, clockParameter, environmentParameter, sqlClock } from './parameter-rules.ts'
import { docstring, fileName, firstLine, functionLength } from './shape-rules.ts'

export const atlasPlugin = {
  meta: { name: 'atlas' },
  rules: {
    'room-borders': roomBorders,
    'one-door': oneDoor,
    'specifier-form': specifierForm,
    'file-name': fileName,
    'first-line': firstLine,
    docstring,
    'function-length': functionLength,
    'clock-parameter': clockParameter,
    'chance-parameter': chanceParameter,
    'environment-parameter': environmentParameter,
    'sql-clock': sqlClock,
  },
} satisfies ESLint.Plugin
