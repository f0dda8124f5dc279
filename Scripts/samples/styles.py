"""Headers and words of the tables that are written the same way in more than one place. Each style has the columns
that a plan asks for, and no others."""
from .sheets import Style

PLACE_WORDS = {"kind": {"rural": "xã", "ward": "phường", "township": "thị trấn"}}
PLACE = {"id": "Mã xã", "name": "Tên xã", "kind": "Loại"}

PLAIN_PLACES = Style(headers=PLACE | {"residents": "Dân số"}, words=PLACE_WORDS)
PLACES_IN_DISTRICTS = Style(headers=PLACE | {"district": "Huyện", "residents": "Dân số"}, words=PLACE_WORDS)
PLACES_WITH_CRITERION = Style(
    headers=PLACE | {"residents": "Dân số", "meets_criterion_13": "Đạt tiêu chí 13"}, words=PLACE_WORDS)
DISTRICT = Style(headers={"id": "Mã huyện", "name": "Tên huyện"})

PRODUCT = {"id": "Mã sản phẩm", "organisation": "HTX", "name": "Tên sản phẩm"}
STARRED_PRODUCTS = Style(headers=PRODUCT | {"stars": "Số sao OCOP", "stars_until": "Hiệu lực OCOP đến"})
SOLD_PRODUCTS = Style(headers=PRODUCT | {
    "flagship": "Sản phẩm chủ lực", "sold_online": "Bán qua thương mại điện tử", "sales": "Doanh thu",
    "online_sales": "Doanh thu qua thương mại điện tử",
})

STAFF = Style(
    headers={
        "id": "Mã cán bộ", "organisation": "Tổ chức", "role": "Chức danh", "birth_year": "Năm sinh",
        "education": "Trình độ", "trained": "Được đào tạo, bồi dưỡng", "trained_year": "Năm đào tạo gần nhất",
    },
    words={
        "role": {"manager": "quản lý", "specialist": "chuyên môn"},
        "education": {
            "untrained": "chưa qua đào tạo", "basic": "sơ cấp", "intermediate": "trung cấp", "college": "cao đẳng",
            "university": "đại học", "postgraduate": "sau đại học",
        },
    })
REGISTER = Style(headers={"id": "Mã hồ sơ", "organisation": "HTX", "complete": "Đầy đủ thông tin"})
TASK = Style(
    headers={
        "id": "Mã", "task": "Nhiệm vụ", "timing": "Thời gian", "first_year": "Năm bắt đầu", "due": "Hạn hoàn thành",
        "done": "Đã hoàn thành",
    },
    words={"timing": {"continuous": "Thường xuyên", "yearly": "Hàng năm", "dated": "Có thời hạn"}})
