"""Names that sound right and belong to nobody. Ids start with GD (giả định, assumed), so every list shows it."""
from .dice import Dice

FIRST = (
    "Mây Suối Nắng Gió Đồi Trăng Sương Rừng Nương Hương Sao Thông Trúc Sen Lúa Nếp Măng Thảo Bưởi Dâu Tằm Chàm Ngàn "
    "Lam"
).split()
SECOND = (
    "Lành Biếc Mơ Thắm Sáng Vàng Xanh Ngọc Mới Yên Bền Trong Hồng Tím Nhẹ Thơm Rạng Ấm Ngời Vui Mát Đượm Êm Khoan"
).split()

KIND = {"tht": "Tổ hợp tác", "htx": "HTX", "lhhtx": "Liên hiệp HTX"}
SECTOR = {
    "agriculture": "nông nghiệp", "industry": "sản xuất", "construction": "xây dựng", "trade": "thương mại",
    "transport": "vận tải", "credit": "quỹ tín dụng", "environment": "môi trường", "other": "tổng hợp",
}
PRODUCTS = (
    "Gạo nếp nương|Miến dong|Chè sương|Mật ong rừng|Măng khô|Thịt sấy|Quả sấy dẻo|Cà phê rang|Hồ tiêu|Mắc ca|Nước mắm|"
    "Rong nho|Xoài sấy|Tỏi đen|Tinh dầu sả|Thổ cẩm"
).split("|")


def organisation_name(seed, code, number, kind, sector):
    """One of 576 pairs of words, none twice in a province."""
    order = Dice(seed, code, "names").shuffled(range(len(FIRST) * len(SECOND)))
    pair = order[number % len(order)]
    return f"{KIND[kind]} {SECTOR[sector]} {FIRST[pair // len(SECOND)]} {SECOND[pair % len(SECOND)]}"


def product_name(dice):
    return f"{dice.pick(PRODUCTS)} {dice.pick(FIRST)} {dice.pick(SECOND)}"


def places(words, names, count):
    """`count` invented place names: the words in turn, each with another of the names every time."""
    assert count <= len(words) * len(names)
    rounds = (divmod(at, len(words)) for at in range(count))
    return [f"{words[word]} {names[(turn + 3 * word) % len(names)]}" for turn, word in rounds]
