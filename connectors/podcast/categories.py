"""The categories that directories of podcasts know: facts.

As Apple has listed them since 2019 ("Apple Podcasts categories"), seen in public copies of that list.
"""

from __future__ import annotations

_LISTED = """
Arts: Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts
Business: Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit
Comedy: Comedy Interviews, Improv, Stand-Up
Education: Courses, How To, Language Learning, Self-Improvement
Fiction: Comedy Fiction, Drama, Science Fiction
Government:
History:
Health & Fitness: Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality
Kids & Family: Education for Kids, Parenting, Pets & Animals, Stories for Kids
Leisure: Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games
Music: Music Commentary, Music History, Music Interviews
News: Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News
Religion & Spirituality: Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality
Science: Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, Social Sciences
Society & Culture: Documentary, Personal Journals, Philosophy, Places & Travel, Relationships
Sports: Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling
Technology:
True Crime:
TV & Film: After Shows, Film History, Film Interviews, Film Reviews, TV Reviews
"""  # noqa: E501


def category_of(written: str) -> tuple[str, str] | None:
    """Return a category and the one inside it ("" where none is named); None for one that is not listed.

    Written as `Health & Fitness` or `Health & Fitness > Medicine`, in any case.
    """
    first, _, second = (part.strip() for part in written.partition(">"))
    for line in _LISTED.strip().splitlines():
        name, _, inside = line.partition(":")
        if name.casefold() != first.casefold():
            continue
        names = [each.strip() for each in inside.split(",")]
        found = next((each for each in names if each.casefold() == second.casefold()), None)
        return (name, found or "") if found is not None or not second else None
    return None
