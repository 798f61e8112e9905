// Starts the compute worker. The page spawns a module worker from this address.
import init from './worker.js';

await init();
