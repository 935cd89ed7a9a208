#!/usr/bin/env node
// The command `atlas`: finds a Node that runs TypeScript as it stands, then hands over to commands/main.ts; plain JavaScript for any Node >= 16.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const WANTED = [24, 12]
/** Set for the program that a launcher started, so that it follows that launcher and never starts a third. */
const MARK = 'FEDIVERSE_ATLAS_LAUNCHED'

const launched = process.env[MARK] !== undefined
delete process.env[MARK]

if (isNewEnough(process.versions.node)) {
  if (launched) followLauncher()
  readEnvFile()
  const { main } = await import('./commands/main.ts')
  process.exitCode = await main(process.argv.slice(2), process.env)
} else {
  startWithOwnNode()
}

/** Whether a version such as 24.12.0 strips types without a flag or a warning. */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1])
}

// The Node that npm installed beside the program, as an optional dependency for this system.
function findOwnNode() {
  const name = `node-${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin', 'node')
  } catch {
    return undefined
  }
}

function startWithOwnNode() {
  const binary = launched ? undefined : findOwnNode()
  if (binary === undefined) return giveUp('and npm has none for this system')
  // The channel tells the program when this launcher is killed; nothing is sent through it.
  const child = spawn(binary, [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [MARK]: '1' },
  })
  // A terminal sends these to the launcher and the program alike; forwarding them would make one Ctrl-C two.
  const fromTerminal = process.stdin.isTTY === true ? ['SIGINT', 'SIGQUIT', 'SIGHUP'] : []
  const signals = ['SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGTERM']
  for (const signal of signals) process.on(signal, () => fromTerminal.includes(signal) || child.kill(signal))
  child.once('error', (error) => giveUp(`and the one beside the program does not start (${error.code})`))
  child.once('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code
      return
    }
    for (const name of signals) process.removeAllListeners(name)
    process.kill(process.pid, signal)
  })
}

// A program must not outlive the launcher that somebody killed: it ends as if asked to.
function followLauncher() {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}

// Settings may stand in a file .env where the command is called (.env.example); the environment itself goes first.
function readEnvFile() {
  try {
    process.loadEnvFile()
  } catch (error) {
    if (error.code !== 'ENOENT') process.stderr.write(`The file .env cannot be read (${error.code}); going on without it.\n`)
  }
}

function giveUp(why) {
  process.stderr.write(`atlas needs Node ${WANTED.join('.')} or later; this is Node ${process.versions.node}, ${why}.\n`)
  process.exitCode = 1
}
