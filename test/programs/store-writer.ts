/** Writes two states in turn into a corpus folder until it is killed: `store-writer FOLDER`; dies at step N with `store-writer FOLDER N`. */

import { openFolder } from '../../graph/stores/folder.ts';
import { openStore } from '../../graph/stores/index.ts';
import { openNeo4j } from '../../graph/stores/neo4j.ts';
import { stateA, stateB } from '../store-states.ts';

const [folder = '', dieAt] = process.argv.slice(2);
if (dieAt !== undefined) {
  let step = 0;
  const onStep = () => {
    if (++step === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
  };
  const store = await openFolder(folder, { onStep });
  await store.write(stateB());
} else {
  const atomic = process.env.KINDRED_ATOMIC;
  const store = await (atomic ? openNeo4j(folder, { env: process.env, atomic: Number(atomic) }) : openStore(folder));
  process.stdout.write('ready\n');
  for (;;) {
    await store.write(stateB());
    await store.write(stateA());
  }
}
