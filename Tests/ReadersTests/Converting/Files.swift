import Glibc

/// Whether there is a file.
func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// How long a file is; 0 where there is none.
func fileBytes(_ path: String) -> Int {
  var facts = stat()
  return stat(path, &facts) == 0 ? facts.st_size : 0
}

/// Waits.
func waitSeconds(_ seconds: UInt32) { sleep(seconds) }
