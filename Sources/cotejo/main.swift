import Glibc

print("cotejo")
