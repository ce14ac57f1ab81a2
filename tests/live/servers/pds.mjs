// A Bluesky personal data server with the directory of identities it needs, both on 127.0.0.1.
// Started by pds.py: node pds.mjs FOLDER PDS_PORT PLC_PORT. Prints READY and its version when it takes calls.
import { createRequire } from 'node:module'
import { randomBytes } from 'node:crypto'
import path from 'node:path'

const [folder, pdsPort, plcPort] = process.argv.slice(2)
const require = createRequire(path.join(process.env.CCGCOMPOSE_NODE, 'package.json'))
const { PDS, envToCfg, envToSecrets } = require('@atproto/pds')
const { PlcServer, Database } = require('@did-plc/server')

const plc = PlcServer.create({ db: Database.mock(), port: Number(plcPort) })
await plc.start()
const env = {
  devMode: true,
  port: Number(pdsPort),
  hostname: 'localhost',
  serviceHandleDomains: ['.test'],
  dataDirectory: folder,
  blobstoreDiskLocation: path.join(folder, 'blobs'),
  blobstoreDiskTmpLocation: path.join(folder, 'blobs-tmp'),
  didPlcUrl: `http://127.0.0.1:${plcPort}`,
  bskyAppViewUrl: 'http://127.0.0.1:9',
  bskyAppViewDid: 'did:example:nobody',
  inviteRequired: false,
  disableSsrfProtection: true,
  jwtSecret: randomBytes(16).toString('hex'),
  adminPassword: randomBytes(16).toString('hex'),
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
  recoveryDidKey: null,
}
const pds = await PDS.create(envToCfg(env), envToSecrets(env))
await pds.start()
console.log('READY')
