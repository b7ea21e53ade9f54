// Small things on every page. All of them only help: without this file every page still does its work.

// Errors are read out first, and a link in the summary goes to the field itself.
function showErrors (root = document) {
  const summary = root.querySelector('[data-error-summary]')
  if (summary) summary.focus()
  return Boolean(summary)
}

function goToField (event) {
  const link = event.target.closest('[data-error-summary] a[href^="#"]')
  const field = link && document.getElementById(link.hash.slice(1))
  if (!field) return
  event.preventDefault()
  const label = field.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(field.id)}"]`)
  ;(label ?? field).scrollIntoView()
  field.focus({ preventScroll: true })
}

async function copy (event) {
  const button = event.target.closest('[data-copy]')
  const field = button && document.getElementById(button.dataset.copy)
  if (!field) return
  const status = document.querySelector(`[data-copy-status="${CSS.escape(button.dataset.copy)}"]`)
  field.select()
  try {
    await navigator.clipboard.writeText(field.value)
    status.textContent = button.dataset.copied
  } catch {
    status.textContent = button.dataset.select
  }
}

// A second press within a second is a slip of the finger. Forms that somebody else sends are theirs to guard.
const lastSent = new WeakMap()
function sendOnce (event) {
  if (event.defaultPrevented) return
  const now = Date.now()
  if (now - (lastSent.get(event.target) ?? 0) < 1000) event.preventDefault()
  else lastSent.set(event.target, now)
}

// What takes a while says so, in the line that its button names.
function sayWorking (event) {
  const line = document.getElementById(event.submitter?.dataset.working ?? '')
  if (line && !event.defaultPrevented) line.textContent = line.dataset.says
}

function nothingWorks () {
  for (const line of document.querySelectorAll('[data-says]')) line.textContent = ''
}

function showButtons (root = document) {
  for (const button of root.querySelectorAll('[data-copy][hidden], [data-print][hidden]')) button.hidden = false
}

document.addEventListener('click', goToField)
document.addEventListener('click', copy)
document.addEventListener('click', (event) => { if (event.target.closest('[data-print]')) window.print() })
document.addEventListener('submit', sendOnce)
document.addEventListener('submit', sayWorking)
window.addEventListener('pageshow', nothingWorks)
document.addEventListener('hf:swapped', () => showButtons())
showButtons()
showErrors()
