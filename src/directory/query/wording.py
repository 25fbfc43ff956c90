"""What a person typed or chose, field by field, before it is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Wording:
    """What a person typed, field by field, before it is understood."""

    languages: Sequence[str] = ()
    who: str = ""
    near: str = ""
    countries: Sequence[str] = ()
    within_km: float | None = None
    specialisms: Sequence[str] = ()
    formats: Sequence[str] = ()
    referral_routes: Sequence[str] = ()
    text: str = ""

    def without(self, text: str) -> Wording:
        """Return the same words without one text, in whichever field it stands."""

        def kept(values: Sequence[str]) -> tuple[str, ...]:
            return tuple(value for value in values if value != text)

        return replace(
            self,
            languages=kept(self.languages),
            who="" if self.who == text else self.who,
            near="" if self.near == text else self.near,
            countries=kept(self.countries),
            within_km=None if self.near == text else self.within_km,
            specialisms=kept(self.specialisms),
            formats=kept(self.formats),
            referral_routes=kept(self.referral_routes),
        )
