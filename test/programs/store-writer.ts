/** Writes two states in turn into a corpus folder until it is killed: `store-writer FOLDER`; dies at step N with `store-writer FOLDER N`. */

import { openFolder } from '../../graph/stores/folder.ts';
import { openStore } from '../../graph/stores/index.ts';
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
  const store = await openStore(folder);
  process.stdout.write('ready\n');
  for (;;) {
    await store.write(stateB());
    await store.write(stateA());
  }
}
