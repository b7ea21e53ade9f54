// Saves a form while somebody writes: <form data-autosave-url="...">. Never touches what was typed.
// One request at a time; without a connection it says so and tries again; nothing is kept on the device.

const PAUSE = 1200 // milliseconds after the last key
const AGAIN = 8000
const states = new WeakMap()

const formOf = (event) => event.target.closest?.('form[data-autosave-url]')
const asText = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'))

function stateOf (form) {
  if (!states.has(form)) states.set(form, { timer: 0, sent: String(asText(form)), busy: null, stopped: false })
  return states.get(form)
}

function say (form, word, text) {
  const status = form.querySelector('[data-autosave-status]')
  if (status) status.textContent = text || status.dataset[word]
}

function later (form, wait) {
  const state = stateOf(form)
  clearTimeout(state.timer)
  state.timer = setTimeout(() => save(form), wait)
}

async function refused (form, response) {
  stateOf(form).stopped = [403, 404, 409, 410].includes(response.status)
  const isText = (response.headers.get('Content-Type') ?? '').startsWith('text/plain')
  say(form, 'failed', isText ? await response.text() : '')
  if (!stateOf(form).stopped) later(form, AGAIN)
}

async function save (form) {
  const state = stateOf(form)
  const body = asText(form)
  if (state.stopped || !form.isConnected || String(body) === state.sent) return
  if (state.busy) return later(form, PAUSE)
  state.busy = new AbortController()
  say(form, 'saving')
  try {
    const response = await fetch(form.dataset.autosaveUrl, {
      method: 'POST',
      body,
      headers: { 'X-Autosave': '1' },
      credentials: 'same-origin',
      redirect: 'error',
      signal: state.busy.signal,
    })
    if (!response.ok) return await refused(form, response)
    state.sent = String(body)
    say(form, 'saved')
    if (String(asText(form)) !== state.sent) later(form, PAUSE)
  } catch (error) {
    if (error.name === 'AbortError') return
    say(form, 'offline')
    later(form, AGAIN)
  } finally {
    state.busy = null
  }
}

// The page goes away: hand over what is not saved yet, without waiting for an answer.
function handOver () {
  for (const form of document.querySelectorAll('form[data-autosave-url]')) {
    const state = stateOf(form)
    const body = asText(form)
    if (state.stopped || String(body) === state.sent) continue
    state.sent = String(body)
    navigator.sendBeacon(form.dataset.autosaveUrl, body)
  }
}

// Sent for real: what is under way must not arrive after it. If it fails, writing on saves again.
function sendingForReal (event) {
  const form = formOf(event)
  if (!form) return
  const state = stateOf(form)
  clearTimeout(state.timer)
  state.busy?.abort()
  state.sent = String(asText(form))
}

function start () {
  for (const form of document.querySelectorAll('form[data-autosave-url]')) stateOf(form)
}

for (const kind of ['input', 'change']) {
  document.addEventListener(kind, (event) => {
    const form = formOf(event)
    if (form) later(form, PAUSE)
  })
}
document.addEventListener('submit', sendingForReal, true)
document.addEventListener('hf:not-sent', (event) => { if (states.has(event.detail)) states.get(event.detail).sent = '' })
document.addEventListener('hf:leaving', handOver)
document.addEventListener('hf:swapped', start)
window.addEventListener('pagehide', handOver)
window.addEventListener('online', () => document.querySelectorAll('form[data-autosave-url]').forEach(save))
start()
