// Starts the worker of the cooling view. The page spawns a module worker from this address.
import init from './cooling.js';

await init();
