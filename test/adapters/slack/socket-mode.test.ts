import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSlack } from '../../../adapters/slack/create-slack.ts'
import type { DialogInput } from '../../../src/core/dialog.ts'
import type { ChatAdapter } from '../../../src/core/ports.ts'
import { createMemoryDesk, type MemoryDesk, makeCase } from '../../support/memory-desk.ts'
import { blockActions, messageEvent, slashCommand, viewSubmission } from '../../support/slack-requests.ts'
import { type Block, type SlackStandIn, startSlackStandIn } from '../../support/slack-stand-in.ts'
import { aino, claimOf, createMemoryLog, token } from './harness.ts'
import { type Connection, type SocketStandIn, startSocketStandIn } from './socket-stand-in.ts'
import { watchDesk } from './watched-desk.ts'

const appToken = 'xapp-1-A000000001-tests-only'

describe('Socket Mode', () => {
  let socket: SocketStandIn
  let standIn: SlackStandIn
  let memory: MemoryDesk
  let logging: ReturnType<typeof createMemoryLog>
  let adapter: ChatAdapter

  let watched: ReturnType<typeof watchDesk>

  const create = (given = appToken) =>
    createSlack(
      { botToken: token, appToken: given, apiUrl: socket.apiUrl },
      { desk: watched.desk, log: logging.log, clock: () => new Date(), locale: 'en' },
    )

  beforeEach(async () => {
    standIn = await startSlackStandIn({ token })
    socket = await startSocketStandIn(appToken, standIn.url)
    memory = createMemoryDesk({ cases: [makeCase(), makeCase({ id: 2 })] })
    watched = watchDesk(memory)
    logging = createMemoryLog()
    adapter = create()
  })
  afterEach(async () => {
    await adapter.stop()
    await socket.close()
    await standIn.close()
  })

  const scene = () => ({ channel: standIn.channel, user: aino, responseUrl: standIn.responseUrl() })

  /** A press as an envelope; resolves when it is acknowledged and the desk has decided. */
  const press = async (connection: Connection, pressed: Block, envelope: string) => {
    const before = watched.outcomes.length
    const payload = blockActions(pressed, '1763728200.000100', scene())
    connection.send({ envelope_id: envelope, type: 'interactive', accepts_response_payload: false, payload })
    const acknowledged = await connection.acknowledged(envelope)
    await watched.outcome(before)
    return acknowledged
  }
  const clickOn = (connection: Connection, caseId: number, envelope = `e-${caseId}`) =>
    press(connection, claimOf(caseId), envelope)

  it('needs no route and no signing secret', () => {
    expect(adapter.routes).toEqual([])
  })

  it('acknowledges a click by its envelope and hands it to the desk', async () => {
    await adapter.start()
    const connection = await socket.connection(0)
    expect(await clickOn(connection, 1, 'envelope-1')).toEqual({ envelope_id: 'envelope-1', payload: {} })
    expect(memory.clicks).toEqual([
      {
        ...{ caseId: 1, action: 'claim', input: null, place: standIn.channel },
        who: { platform: 'slack', id: aino.id, name: aino.name },
      },
    ])
  })

  it('opens a dialog, and answers its form by what came of it', async () => {
    await adapter.start()
    const connection = await socket.connection(0)
    await press(connection, { ...claimOf(1), action_id: 'korva:resolve' }, 'press')
    const view = await standIn.until(() => standIn.views[0])
    const send = async (input: DialogInput, envelope: string) => {
      const payload = viewSubmission(view, input, aino)
      connection.send({ envelope_id: envelope, type: 'interactive', accepts_response_payload: true, payload })
      return (await connection.acknowledged(envelope)).payload
    }
    const both = { solved: ['yes'], treated: ['kind', 'none'] }
    expect(await send(both, 'wrong')).toEqual({
      response_action: 'errors',
      errors: { treated: expect.stringContaining('stands alone') },
    })
    expect(await send({ ...both, treated: ['kind'] }, 'right')).toEqual({})
    expect(memory.cases.get(1)!.state).toMatchObject({ state: 'resolved', outcome: { treated: ['kind'] } })
  })

  it('keeps what is written below a card', async () => {
    await adapter.start()
    const connection = await socket.connection(0)
    const payload = messageEvent('We called them.', '1763728200.000100', scene())
    connection.send({ envelope_id: 'note', type: 'events_api', payload })
    await connection.acknowledged('note')
    expect(await watched.noted(0)).toBe(true)
    expect(memory.notes[0]).toMatchObject({ text: 'We called them.', under: '1763728200.000100' })
  })

  it('tells the person who clicked by the response_url', async () => {
    await adapter.start()
    await clickOn(await socket.connection(0), 99)
    expect((await standIn.until(() => standIn.ephemerals[0])).text).toContain('not in the database')
  })

  it('answers a command', async () => {
    await adapter.start()
    const connection = await socket.connection(0)
    connection.send({ envelope_id: 'c', type: 'slash_commands', payload: slashCommand('today', scene()) })
    await connection.acknowledged('c')
    expect((await standIn.until(() => standIn.ephemerals[0])).text).toContain('6 mentions')
  })

  it('connects anew when Slack asks for it', async () => {
    await adapter.start()
    const first = await socket.connection(0)
    first.send({ type: 'disconnect', reason: 'refresh_requested' })
    await first.closed
    await clickOn(await socket.connection(1), 2)
    expect(memory.clicks).toHaveLength(1)
  })

  it('connects anew when the network breaks, and Slack cannot be reached at first', async () => {
    await adapter.start()
    const first = await socket.connection(0)
    socket.failOpening(500)
    first.cut()
    await clickOn(await socket.connection(1), 2)
    expect(memory.clicks).toHaveLength(1)
  })

  it('starts without Slack, says once what is wrong, and connects when Slack is back', async () => {
    socket.failOpening(503)
    socket.failOpening(503)
    await adapter.start()
    await clickOn(await socket.connection(0), 1)
    const errors = logging.lines.filter(({ level }) => level === 'error')
    expect(errors).toHaveLength(1)
    expect(errors[0]!.fields).toMatchObject({ code: 'slack-down', hint: expect.stringContaining('status') })
    const told = logging.lines.filter(({ level }) => level !== 'debug')
    expect(told.at(-1)!.message).toBe('Connected to Slack by Socket Mode')
  })

  it('says which token is wrong, and keeps every token and ticket out of the log', async () => {
    await adapter.stop()
    adapter = create('xapp-1-wrong')
    await adapter.start()
    const line = await logging.until(({ level }) => level === 'error')
    expect(line.fields).toMatchObject({
      code: 'slack-invalid-token',
      hint: expect.stringContaining('SLACK_APP_TOKEN'),
    })
    expect(JSON.stringify(logging.lines)).not.toMatch(/xapp-1|xoxb-0|secret-ticket/)
  })

  it('survives frames that it cannot read', async () => {
    await adapter.start()
    const connection = await socket.connection(0)
    for (const frame of ['null', '{"type":', '{}', '{"type":"events_api","envelope_id":"x"}'])
      connection.sendRaw(frame)
    connection.send({ envelope_id: 'n', type: 'interactive', payload: null })
    connection.send({
      envelope_id: 'u',
      type: 'interactive',
      payload: { type: 'block_actions', actions: [{}] },
    })
    await clickOn(connection, 1)
    expect(memory.clicks).toHaveLength(1)
  })

  it('ends its connection at a stop, and makes no other', async () => {
    await adapter.start()
    const connection = await socket.connection(0)
    await clickOn(connection, 1)
    await adapter.stop()
    await connection.closed
    expect([socket.opened(), socket.connections.length]).toEqual([1, 1])
  })

  it('can be stopped before it was started, and while it is trying', async () => {
    await adapter.stop()
    adapter = create()
    socket.failOpening(503)
    await adapter.start()
    await logging.until(({ level }) => level === 'error')
    await adapter.stop()
    expect(socket.connections).toHaveLength(0)
  })

  it('is checked with its own token', async () => {
    const [workspace, mode] = await adapter.chat.check([])
    expect(workspace).toMatchObject({ what: 'slack workspace', ok: true })
    expect(mode).toEqual({
      what: 'slack socket mode',
      ok: true,
      detail: 'Slack lets the app connect',
      hint: null,
    })
    const wrong = await create('xapp-1-wrong').chat.check([])
    expect(wrong[1]).toMatchObject({ ok: false, hint: expect.stringContaining('SLACK_APP_TOKEN') })
  })
})
