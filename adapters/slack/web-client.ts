import type { Logger } from '@slack/bolt'
import { WebClient, type WebClientOptions } from '@slack/web-api'

/** Milliseconds that one call to Slack may take. */
const callTimeout = 10_000

/**
 * The Web API client with one attempt a call. By default @slack/web-api 8 repeats a post whose answer was lost (three
 * visible copies), waits without end for a server that hangs, and pauses every channel for one 429.
 */
export function webClientOptions(apiUrl: string | undefined, logger: Logger): WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    timeout: callTimeout,
    rejectRateLimitedCalls: true,
    logger,
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  }
}

export function createWebClient(token: string, apiUrl: string | undefined, logger: Logger): WebClient {
  return new WebClient(token, webClientOptions(apiUrl, logger))
}

/** The global fetch under the same time limit, for Bolt's `respond`, which has none. */
export const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(callTimeout) })
