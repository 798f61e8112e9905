// Starts the worker of the power view. The page spawns a module worker from this address.
import init from './power.js';

await init();
