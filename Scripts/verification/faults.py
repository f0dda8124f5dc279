"""What the program must say about the files of the samples: each fault, and nothing about what is none.

Tones and marks written another way, headers with their marks apart, `;`, tabs, CRLF, a BOM, a line break in a name
and a workbook are no faults.
"""

# Province: code, file, what the message names.
FAULTS = {
    "daknong": [
        ("P0810", "2023/organisations.csv", "khas"),
        ("P0810", "2024/organisations.csv", "31/11/2024"),
        ("P0810", "2025-06-30/organisations.csv", "Đắk Lụaa"),
        ("P0810", "2025-06-30/organisations.csv", "1.234"),
    ],
    "khanhhoa": [
        ("P0810", "2024/organisations.csv", "chưa rõ"),
        ("P0810", "2024/organisations.csv", "goood"),
        ("P0810", "2025/products.xlsx", "GD-CR-0999"),
    ],
    "kiengiang": [
        ("P0810", "2019/organisations.csv", "1.904,2"),
        ("P0807", "2020/organisations.csv", "sector"),
        ("P0809", "2020/organisations.csv", "Lĩnh vưc"),
    ],
    "laichau": [
        ("P0809", "2020/organisations.csv", "Ghi chú"),
        ("P0801", "2020/register_records.csv", "register_records"),
        ("P0810", "2024/organisations.csv", "1.234"),
        ("P0810", "2025/managers.csv", "95"),
        ("P0810", "2025/organisations.csv", "trung bìng"),
        ("P0810", "2025/organisations.csv", "tôt"),
        ("P0810", "2025/organisations.csv", "Mường Biếc"),
        ("P0810", "2025/organisations.csv", "61500"),
        ("P0810", "2025/organisations.csv", "nông nghiêp"),
        ("P0810", "2025/organisations.csv", "15/07/2025"),
        ("P0810", "2025/products.csv", "31/6/2026"),
    ],
}


def differences(province, problems):
    """Faults that are not reported, and reports of what is no fault."""
    folder = f"plans/{province}/sample/"
    open_problems = [problem for problem in problems if problem["file"] and problem["file"].startswith(folder)]
    for code, file, named in FAULTS[province]:
        found = [problem for problem in open_problems
                 if (problem["code"], problem["file"]) == (code, folder + file) and named in problem["message"]]
        if found:
            open_problems.remove(found[0])
        else:
            yield f"{province}: {file} has {named}, and {code} is not reported"
    for problem in open_problems:
        yield f"{province}: {problem['code']} {problem['file']}:{problem['line']} is no fault: {problem['message']}"
