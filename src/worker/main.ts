import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import type { EngineApi } from '../protocol/engine-api.ts'
import { serve } from '../protocol/server.ts'
import { createOverlay, diskHost } from './disk-host.ts'
import { engineMethods } from './engine-methods.ts'
import { cacheFolder, remoteTexts } from './remote-texts.ts'
import { resting } from './resting.ts'

// Entry of the worker thread: the engine behind a channel. The client is `client.ts`.
const port = parentPort
if (port === null) throw new Error('This file runs as a worker thread.')
const overlay = createOverlay()
const host = diskHost(fileURLToPath(new URL('./lib/', import.meta.url)), overlay)
serve<EngineApi>(
  { post: (message) => port.postMessage(message), listen: (listener) => void port.on('message', listener) },
  resting(engineMethods(host, overlay, remoteTexts(cacheFolder()))),
)
