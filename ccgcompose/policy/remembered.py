"""What is remembered of the words of texts, so that it is not worked out twice, and can be forgotten all at once.

Every cache whose keys come from a text is made here: a post that nobody may keep (section 3 of the policy) is then out
of memory as soon as it was checked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

T = TypeVar("T")

_caches: WeakSet[_lru_cache_wrapper[Any]] = WeakSet()


def remembered(most: int) -> Callable[[Callable[..., T]], _lru_cache_wrapper[T]]:
    """Return a decorator that keeps a function's last `most` answers until `forget`."""

    def remember(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
        cache = lru_cache(maxsize=most)(function)
        _caches.add(cache)
        return cache

    return remember


def forget() -> None:
    """Empty every cache; whatever is asked next is worked out anew. Any thread may call it."""
    for cache in tuple(_caches):
        cache.cache_clear()
