"""The local stack: every real part of the product on this machine, started, watched and stopped as one.

Importing this package needs the standard library only, so that set-up runs before anything is installed.
"""

from stack.ports import DEFAULT, FREE
from stack.supervisor import PARTS, STORES, Stack, StackError

__all__ = ["DEFAULT", "FREE", "PARTS", "STORES", "Stack", "StackError"]
