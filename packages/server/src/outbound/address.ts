import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Ranges of IPv4 that are somebody's own, shared by a provider, or nobody's (IANA's special-purpose registry). */
const special4 = rangesOf('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
])

// Of IPv6 only what is given out to the world counts: addresses that hold one of IPv4 (mapped, NAT64), loopback,
// link-local, private and multicast ones lie outside of it.
const given6 = rangesOf('ipv6', ['2000::/3'])
const special6 = rangesOf('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

/** Whether an address belongs to the public internet. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !special4.check(address)
  // A zone ("fe80::1%eth0") names an interface of this machine.
  if (!isIPv6(address) || address.includes('%')) return false
  return given6.check(address, 'ipv6') && !special6.check(address, 'ipv6')
}

function rangesOf(family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = '', bits] = range.split('/')
    list.addSubnet(net, Number(bits), family)
  }
  return list
}
