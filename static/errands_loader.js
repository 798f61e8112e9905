// Starts the worker of errands: files, lists, codes, help. The page spawns a module worker from this address.
import init from './errands.js';

await init();
