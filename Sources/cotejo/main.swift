import Glibc

// A reader that leaves early (`cotejo check … | head`) is no fault: the write fails and that is all.
signal(SIGPIPE, SIG_IGN)
exit(Program.run(Array(CommandLine.arguments.dropFirst())).rawValue)
