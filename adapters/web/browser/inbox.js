// What the markup and htmx leave open: the live sign, the dialog, the focus, and presses that were not meant.
// Without this file (or without any script) every form still works.
;(() => {
  const one = (selector) => document.querySelector(selector)

  // --- the sign that tells whether the page is live; htmx reconnects by itself once it was connected --------------
  const live = one('#live')
  const setLive = (state) => live?.setAttribute('data-live', state)
  const connectAgain = () => {
    setLive('off')
    setTimeout(() => htmx.trigger(live, 'korva:connect'), 5000)
  }
  live?.addEventListener('htmx:sse:after:connection', () => setLive('on'))
  live?.addEventListener('htmx:sse:error', () => setLive('off'))
  live?.addEventListener('full', () => setLive('full'))
  live?.addEventListener('htmx:sse:close', connectAgain)
  live?.addEventListener('htmx:error', connectAgain)
  live?.addEventListener('htmx:response:error', connectAgain)

  // --- a press that no server answered -----------------------------------------------------------------------------
  document.addEventListener('htmx:error', (event) => {
    const said = one('#said')
    const byItself = event.target.dataset?.history || event.target === live || event.target.id === 'unheard'
    // What lies behind an open dialog is neither seen nor read out.
    const place = one('dialog[open] [role="alert"]') ?? said
    if (said && !byItself) place.textContent = said.dataset.unreached
  })

  // --- the second half of a double click, or a key held down, would press what has come to stand there -------------
  const actions = 'button[name="action"]'
  const presses = `${actions}, dialog .primary`
  const refuse = (event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener(
    'click',
    (event) => {
      if (event.detail > 1 && event.target.closest?.(presses)) refuse(event)
    },
    true,
  )
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.repeat && event.key === 'Enter' && event.target.matches?.(presses)) refuse(event)
    },
    true,
  )

  // --- the focus stays on the card that it was on: on the same action, else on the first that is left ---------------
  let focused = null
  document.addEventListener('focusin', (event) => {
    const card = event.target.closest?.('article[data-case]')
    if (card) focused = { card: card.id, element: event.target.id }
    else if (!event.target.closest?.('dialog')) focused = null
  })
  const restoreFocus = () => {
    if (!focused || (document.activeElement && document.activeElement !== document.body)) return
    const card = document.getElementById(focused.card)
    const same = document.getElementById(focused.element)
    const place = (same?.checkVisibility() && same) || card?.querySelector(`.actions > ${actions}`) || card
    place?.focus({ preventScroll: true })
  }

  // --- answers may overtake each other: a card is never replaced by an older one ------------------------------------
  const isOlder = ({ fragment, target }) => {
    const next = fragment?.querySelector?.('article[data-case]')
    return next && target?.id === next.id && Number(next.dataset.version) < Number(target.dataset.version)
  }
  document.addEventListener('htmx:before:swap', (event) => {
    const { tasks } = event.detail
    tasks.splice(0, tasks.length, ...tasks.filter((task) => !isOlder(task)))
  })
  document.addEventListener('htmx:after:swap', () => {
    const dialog = one('dialog[data-modal]:not([open])')
    if (dialog && !dialog.dataset.shown) {
      dialog.dataset.shown = 'yes'
      dialog.showModal()
      dialog.addEventListener('close', restoreFocus)
    } else {
      restoreFocus()
    }
  })

  // --- the history of a case is asked for when it is opened, and again when the case has changed ----------------------
  const loaded = new WeakMap()
  const versionOf = (history) => document.getElementById(`case-${history.dataset.history}`)?.dataset.version
  const loadHistory = (history) => {
    const version = versionOf(history)
    if (!version || loaded.get(history) === version) return
    loaded.set(history, version)
    htmx.trigger(history, 'korva:history')
  }
  const whole = one('section[data-history]')
  if (whole) loaded.set(whole, versionOf(whole))
  document.addEventListener(
    'toggle',
    (event) => {
      if (event.target.open && event.target.matches?.('details[data-history]')) loadHistory(event.target)
    },
    true,
  )
  // What did not come, or came as an error, is asked for again when it is opened again.
  document.addEventListener('htmx:finally:request', ({ target, detail }) => {
    if (target.dataset?.history && !(detail.ctx.response?.status < 400)) loaded.delete(target)
  })
  document.addEventListener('htmx:after:swap', () => {
    for (const history of document.querySelectorAll('section[data-history], details[data-history][open]'))
      loadHistory(history)
  })

  // --- menus close as people expect ----------------------------------------------------------------------------------
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) if (menu !== except) menu.open = false
  }
  document.addEventListener('click', (event) => closeMenus(event.target.closest?.('details.menu')))
  // What was chosen is done: the menu closes, and the focus is where the next choice is made.
  document.addEventListener('submit', ({ submitter }) => {
    const menu = submitter?.closest?.('details.menu[open]')
    if (!menu) return
    menu.querySelector('summary').focus({ preventScroll: true })
    menu.open = false
  })
  // One that opens at the edge of the window is brought into sight whole.
  document.addEventListener(
    'toggle',
    (event) => {
      if (event.target.open && event.target.matches?.('details.menu'))
        event.target.querySelector('.menu-items').scrollIntoView({ block: 'nearest' })
    },
    true,
  )
  document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' && event.target.closest?.('details.menu[open]')
    if (!menu) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
})()
