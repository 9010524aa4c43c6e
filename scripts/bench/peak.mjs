// Loaded before a program: says at its end how much memory it had at most, in MB, as the last line of standard error.
process.on('exit', () => process.stderr.write(`\npeak ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`));
