import ipaddr from 'ipaddr.js'

/** A public address that leads to the host of a virtual machine in Azure, keys included. */
const azureWireServer = '168.63.129.16'

/**
 * Whether an IP address is one that a feed must not lead to: private, loopback, link-local (cloud metadata), shared
 * (CGNAT), multicast, reserved, or an IPv6 form that carries such an IPv4 address. What is no address is private too.
 */
export function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address === azureWireServer) return true
  // `process` turns ::ffff:127.0.0.1 into 127.0.0.1.
  const parsed = ipaddr.process(address)
  return parsed instanceof ipaddr.IPv6 ? isPrivateV6(parsed) : parsed.range() !== 'unicast'
}

/**
 * Whether a URL's host is private as it is written. The URL class has already turned decimal, octal and hexadecimal
 * IPv4 forms into dotted ones. Other names are looked up when they are connected to.
 */
export function isPrivateHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  const literal = name.replace(/^\[(.*)\]$/, '$1')
  return ipaddr.isValid(literal) && isPrivateAddress(literal)
}

function isPrivateV6(address: ipaddr.IPv6): boolean {
  const embedded = embeddedV4(address)
  if (embedded) return embedded.range() !== 'unicast'
  // Only 2000::/3 is given out as global unicast (RFC 4291); ipaddr.js calls the unassigned rest unicast as well.
  return address.range() !== 'unicast' || (address.parts[0]! & 0xe000) !== 0x2000
}

/**
 * The IPv4 address in a NAT64 (64:ff9b::/96, RFC 6052) or 6to4 (2002::/16, RFC 3056) address. Networks without IPv4 reach
 * the whole Internet through the first, so these cannot simply be refused.
 */
function embeddedV4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  const bytes = address.toByteArray()
  if (address.match(ipaddr.IPv6.parseCIDR('64:ff9b::/96'))) return new ipaddr.IPv4(bytes.slice(12))
  if (address.match(ipaddr.IPv6.parseCIDR('2002::/16'))) return new ipaddr.IPv4(bytes.slice(2, 6))
  return null
}
