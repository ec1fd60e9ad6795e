// Decides the scenarios with iam-simulate, a process of its own: one line each, then decisions per second.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const [directory] = process.argv.slice(2)
const { runSimulation } = createRequire(`${directory}/`)('@cloud-copilot/iam-simulate')
const { policies, requests } = JSON.parse(readFileSync(`${directory}/scenarios.json`, 'utf8'))
const everything = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}
const decide = ({ policy, action, resource, context }) =>
  runSimulation(
    {
      request: {
        principal: 'arn:aws:iam::123456789012:user/alice',
        action,
        resource: { resource, accountId: '123456789012' },
        contextVariables: context,
      },
      identityPolicies: [{ name: 'identity', policy: policies[policy] }],
      serviceControlPolicies: [
        { orgIdentifier: 'o-1', policies: [{ name: 'all', policy: everything }] },
      ],
      resourceControlPolicies: [],
    },
    {},
  )
const lines = []
for (const request of requests) {
  const { resultType, overallResult, errors, result } = await decide(request)
  if (resultType !== 'single') throw new Error(JSON.stringify({ request, errors }))
  if (result.ignoredContextKeys?.length) throw new Error(`ignored ${result.ignoredContextKeys}`)
  lines.push(overallResult)
}
let count = 0
const start = performance.now()
while (performance.now() - start < 5000) {
  for (const request of requests.slice(0, 100)) await decide(request)
  count += Math.min(100, requests.length)
}
lines.push(String((count * 1000) / (performance.now() - start)))
writeFileSync(`${directory}/simulate.txt`, lines.join('\n'))
