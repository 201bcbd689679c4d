import { describe, expect, it } from 'vitest'
import { laneOf, paceOf } from '../../src/collect/lane-of.ts'

const lane = (address: string) => laneOf(new URL(address))

describe('a lane', () => {
  it.each([
    ['https://www.reddit.com/r/acme/.rss', 'reddit.com'],
    ['https://old.reddit.com/search.rss?q=acme', 'reddit.com'],
    ['http://feeds.yle.fi:8080/uutiset', 'yle.fi'],
    ['https://keskustelu.suomi24.fi/', 'suomi24.fi'],
    ['https://www.example.co.uk/', 'example.co.uk'],
  ])('is shared by a host and its sister hosts: %s', (address, expected) => {
    expect(lane(address)).toBe(expected)
  })

  it('is not shared by those who only have the same landlord', () => {
    expect(lane('https://ann.github.io/feed')).not.toBe(lane('https://bob.github.io/feed'))
    expect(lane('https://ann.blogspot.com/feed')).not.toBe(lane('https://bob.blogspot.com/feed'))
  })

  it('is the host with its port where no domain was registered', () => {
    expect(lane('http://127.0.0.1:8080/feed')).toBe('127.0.0.1:8080')
    expect(lane('http://[::1]:8080/feed')).toBe('[::1]:8080')
    expect(lane('http://wiki/feed')).toBe('wiki')
    expect(lane('http://localhost:3000/')).not.toBe(lane('http://localhost:3001/'))
  })

  it('is none for what is not asked over the network', () => {
    expect(lane('file:///srv/feed.xml')).toBe('')
    expect(lane('inbox:survey')).toBe('')
  })

  it('has a pace where its publisher asks for one', () => {
    expect(paceOf('reddit.com')).toBe(60_000)
    expect(paceOf('example.com')).toBe(0)
    expect(paceOf('constructor')).toBe(0)
  })
})
