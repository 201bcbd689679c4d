import { describe, expect, it } from 'vitest'
import { isPrivateAddress, isPrivateHost } from '../../src/collect/http/private-address.ts'

describe('isPrivateAddress', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['224.0.0.1', '240.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1'],
    ...['::', '::1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', 'fec0::1', '::127.0.0.1', '4000::1'],
    ...['::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::127.0.0.1', '64:ff9b:1::8.8.8.8', '2002:7f00:1::'],
    ...['2001::1', '2001:db8::1', 'nonsense'],
  ])('refuses %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })

  it.each([
    '8.8.8.8',
    '93.184.216.34',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '2002:808:808::',
  ])('lets %s pass', (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  })
})

describe('isPrivateHost, with the host as the URL class writes it', () => {
  it.each([
    ...['http://2130706433/', 'http://0x7f000001/', 'http://0177.0.0.1/', 'http://127.1/', 'http://0/'],
    ...[
      'http://[::1]/',
      'http://[::ffff:10.0.0.1]/',
      'http://localhost/',
      'http://LOCALHOST./',
      'http://a.localhost/',
    ],
    ...['http://１２７.0.0.1/'],
  ])('refuses %s', (address) => {
    expect(isPrivateHost(new URL(address).hostname)).toBe(true)
  })

  it.each(['http://example.com/', 'http://8.8.8.8/', 'http://localhost.example.com/'])(
    'leaves %s open',
    (address) => {
      expect(isPrivateHost(new URL(address).hostname)).toBe(false)
    },
  )
})
