// Answering takes one place in the browser's history: forms and links of the page are followed in place.
// Also: where a connection fails, what was typed stays on the page instead of an error page of the browser.

const isOurs = (address) => address.origin === window.location.origin

function asPage (text) {
  return new DOMParser().parseFromString(text, 'text/html')
}

function swap (page, address) {
  window.history.replaceState(null, '', address)
  document.title = page.title
  for (const part of ['main', 'footer']) document.querySelector(part).replaceWith(document.adoptNode(page.querySelector(part)))
  document.dispatchEvent(new CustomEvent('hf:swapped'))
  window.scrollTo(0, 0)
  const summary = document.querySelector('[data-error-summary]')
  const title = document.querySelector('main h1')
  title?.setAttribute('tabindex', '-1')
  ;(summary ?? title)?.focus({ preventScroll: true })
}

// Only a page with the same way out and the same style is swapped in; any other is shown whole.
async function show (response) {
  const isPage = (response.headers.get('Content-Type') ?? '').startsWith('text/html')
  if (!isPage || !isOurs(new URL(response.url))) return window.location.replace(response.url)
  const text = await response.text()
  const page = asPage(text)
  if (page.body.classList.contains('hf-answer') && page.querySelector('main') && sameFrame(page)) return swap(page, response.url)
  window.history.replaceState(null, '', response.url)
  document.open()
  document.write(text)
  document.close()
}

function sameFrame (page) {
  const leave = (root) => root.querySelector('[data-leave-fast]')?.href ?? ''
  const sheets = (root) => [...root.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href')).join()
  return leave(page) === leave(document) && sheets(page) === sheets(document)
}

function sayOffline (form) {
  const status = form.querySelector('[data-autosave-status]') ?? form.appendChild(Object.assign(document.createElement('p'), { className: 'hf-status' }))
  status.setAttribute('role', 'status')
  status.textContent = document.body.dataset.offline
  document.dispatchEvent(new CustomEvent('hf:not-sent', { detail: form }))
}

let busy = false
async function follow (address, options, form) {
  if (busy) return
  busy = true
  document.body.setAttribute('aria-busy', 'true')
  try {
    await show(await fetch(address, { credentials: 'same-origin', ...options }))
  } catch {
    if (form) sayOffline(form)
    else window.location.replace(address)
  } finally {
    busy = false
    document.body.removeAttribute('aria-busy')
  }
}

function onSubmit (event) {
  const form = event.target
  if (event.defaultPrevented || form.dataset.plain !== undefined || form.method !== 'post') return
  const address = new URL(event.submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '', window.location.href)
  if (!isOurs(address) || form.enctype === 'multipart/form-data') return
  event.preventDefault()
  follow(address, { method: 'POST', body: new URLSearchParams([...new FormData(form, event.submitter)]) }, form)
}

function onClick (event) {
  const link = event.target.closest?.('a[href]')
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const address = new URL(link.href)
  const isPlain = link.target || link.hasAttribute('download') || link.dataset.plain !== undefined || link.dataset.leaveFast !== undefined
  if (isPlain || !isOurs(address) || link.getAttribute('href').startsWith('#')) return
  event.preventDefault()
  window.location.replace(address)
}

document.addEventListener('submit', onSubmit)
document.addEventListener('click', onClick)
