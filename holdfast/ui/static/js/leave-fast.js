// Leaving fast: one press, or Esc three times. Clears what can be seen at once and puts a neutral page in this one's place.
// What was typed is handed to the server first (hf:leaving), so that nothing is lost. No trace is not promised.

const WITHIN = 5000 // three presses of Esc count together for this long, in milliseconds
let presses = []
let leaving = false

function leave () {
  const link = document.querySelector('[data-leave-fast]')
  if (!link || leaving) return
  leaving = true
  const address = link.href
  document.dispatchEvent(new CustomEvent('hf:leaving'))
  document.documentElement.classList.add('hf-left')
  document.title = '\u00a0'
  document.body.replaceChildren()
  window.location.replace(address)
}

document.addEventListener('click', (event) => {
  if (!event.target.closest?.('[data-leave-fast]')) return
  event.preventDefault()
  leave()
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') {
    presses = []
    return
  }
  if (event.repeat) return
  const now = Date.now()
  presses = [...presses.filter((then) => now - then < WITHIN), now]
  if (presses.length >= 3) leave()
}, true)

// The button looks like one, so the space bar works as on one.
document.addEventListener('keydown', (event) => {
  if (event.key !== ' ' || !event.target.closest?.('[data-leave-fast]')) return
  event.preventDefault()
  leave()
})

// Coming back by the browser's Back button must not show a kept copy of the page.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload()
})
