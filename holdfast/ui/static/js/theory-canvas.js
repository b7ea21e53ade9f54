// The drawing of a theory as a canvas: boxes are dragged to free places or on one another. The form beside it does the same.

const NEAR = 6 // pixels: less is a press, not a drag

const canvas = document.querySelector('[data-theory-canvas]')
const form = document.querySelector('[data-theory-place]')

if (canvas && form) {
  let drag = null

  const under = (event, but) =>
    document
      .elementsFromPoint(event.clientX, event.clientY)
      .filter((each) => canvas.contains(each) && !but.contains(each))
      .map((each) => each.closest('[data-element]') || each.closest('[data-slot]'))
      .find((each) => each && each !== but)

  const open = (address, more) => {
    const query = new URLSearchParams(more).toString()
    window.location.assign(query ? `${address}?${query}` : address)
  }

  const move = (box, place) => {
    form.elements.element.value = box.dataset.element
    form.elements.kind.value = place.dataset.band
    form.elements.row.value = Number(place.dataset.row) + 1
    form.elements.slot.value = Number(place.dataset.slot) + 1
    form.elements.version.value = box.dataset.version
    form.requestSubmit()
  }

  const drop = (box, target) => {
    if (!target) return
    if (target.dataset.element) {
      open(canvas.dataset.linkUrl, { source: box.dataset.element, target: target.dataset.element })
    } else {
      move(box, target)
    }
  }

  for (const box of canvas.querySelectorAll('[data-element]')) {
    box.style.cursor = 'grab'
    box.style.touchAction = 'none'
  }
  for (const place of canvas.querySelectorAll('rect[data-slot]')) {
    place.style.cursor = 'pointer'
    place.addEventListener('click', () => open(canvas.dataset.addUrl, { kind: place.dataset.band }))
  }

  canvas.addEventListener('pointerdown', (event) => {
    const box = event.target.closest('[data-element]')
    if (!box || event.button) return
    event.preventDefault()
    drag = { box, x: event.clientX, y: event.clientY, scale: box.ownerSVGElement.getScreenCTM().a, far: false }
    box.setPointerCapture(event.pointerId)
  })

  canvas.addEventListener('pointermove', (event) => {
    if (!drag) return
    const dx = event.clientX - drag.x
    const dy = event.clientY - drag.y
    drag.far = drag.far || Math.hypot(dx, dy) > NEAR
    if (drag.far) drag.box.setAttribute('transform', `translate(${dx / drag.scale} ${dy / drag.scale})`)
  })

  const end = (event) => {
    if (!drag) return
    const { box, far } = drag
    drag = null
    const target = far && event.type === 'pointerup' ? under(event, box) : null
    box.removeAttribute('transform')
    if (far) drop(box, target)
    else if (event.type === 'pointerup') open(`${canvas.dataset.elementUrl}${box.dataset.element}/`, {})
  }
  canvas.addEventListener('pointerup', end)
  canvas.addEventListener('pointercancel', end)
}
