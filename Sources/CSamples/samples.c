/* The plans that `plancheck demo` writes. Made by Scripts/make_demo.py. */

#include "samples.h"

/* `#embed` is C23, and the compiler has it in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../../plans/common/indicators.plan"
};
static const unsigned char file1[] = {
#embed "../../plans/common/populations.plan"
};
static const unsigned char file2[] = {
#embed "../../plans/common/tables.plan"
};
static const unsigned char file3[] = {
#embed "../../plans/common/units.plan"
};
static const unsigned char file4[] = {
#embed "../../plans/common/vocabulary.plan"
};
static const unsigned char file5[] = {
#embed "../../plans/laichau/laichau.plan"
};
static const unsigned char file6[] = {
#embed "../../plans/laichau/laichau.plantest"
};
static const unsigned char file7[] = {
#embed "../../plans/laichau/sample/2020/communes.csv"
};
static const unsigned char file8[] = {
#embed "../../plans/laichau/sample/2020/managers.csv"
};
static const unsigned char file9[] = {
#embed "../../plans/laichau/sample/2020/organisations.csv"
};
static const unsigned char file10[] = {
#embed "../../plans/laichau/sample/2020/products.csv"
};
static const unsigned char file11[] = {
#embed "../../plans/laichau/sample/2021/communes.csv"
};
static const unsigned char file12[] = {
#embed "../../plans/laichau/sample/2021/managers.csv"
};
static const unsigned char file13[] = {
#embed "../../plans/laichau/sample/2021/organisations.csv"
};
static const unsigned char file14[] = {
#embed "../../plans/laichau/sample/2021/products.csv"
};
static const unsigned char file15[] = {
#embed "../../plans/laichau/sample/2021/register_records.csv"
};
static const unsigned char file16[] = {
#embed "../../plans/laichau/sample/2023/communes.csv"
};
static const unsigned char file17[] = {
#embed "../../plans/laichau/sample/2023/managers.csv"
};
static const unsigned char file18[] = {
#embed "../../plans/laichau/sample/2023/organisations.csv"
};
static const unsigned char file19[] = {
#embed "../../plans/laichau/sample/2023/products.csv"
};
static const unsigned char file20[] = {
#embed "../../plans/laichau/sample/2023/register_records.csv"
};
static const unsigned char file21[] = {
#embed "../../plans/laichau/sample/2024/communes.csv"
};
static const unsigned char file22[] = {
#embed "../../plans/laichau/sample/2024/managers.csv"
};
static const unsigned char file23[] = {
#embed "../../plans/laichau/sample/2024/organisations.csv"
};
static const unsigned char file24[] = {
#embed "../../plans/laichau/sample/2024/products.csv"
};
static const unsigned char file25[] = {
#embed "../../plans/laichau/sample/2024/register_records.csv"
};
static const unsigned char file26[] = {
#embed "../../plans/laichau/sample/2025/communes.csv"
};
static const unsigned char file27[] = {
#embed "../../plans/laichau/sample/2025/managers.csv"
};
static const unsigned char file28[] = {
#embed "../../plans/laichau/sample/2025/organisations.csv"
};
static const unsigned char file29[] = {
#embed "../../plans/laichau/sample/2025/products.csv"
};
static const unsigned char file30[] = {
#embed "../../plans/laichau/sample/2025/register_records.csv"
};
static const unsigned char file31[] = {
#embed "../../plans/laichau/sample/SAMPLE"
};

static const cs_sample samples[] = {
  {"common/indicators.plan", file0, sizeof file0},
  {"common/populations.plan", file1, sizeof file1},
  {"common/tables.plan", file2, sizeof file2},
  {"common/units.plan", file3, sizeof file3},
  {"common/vocabulary.plan", file4, sizeof file4},
  {"laichau/laichau.plan", file5, sizeof file5},
  {"laichau/laichau.plantest", file6, sizeof file6},
  {"laichau/data/2020/communes.csv", file7, sizeof file7},
  {"laichau/data/2020/managers.csv", file8, sizeof file8},
  {"laichau/data/2020/organisations.csv", file9, sizeof file9},
  {"laichau/data/2020/products.csv", file10, sizeof file10},
  {"laichau/data/2021/communes.csv", file11, sizeof file11},
  {"laichau/data/2021/managers.csv", file12, sizeof file12},
  {"laichau/data/2021/organisations.csv", file13, sizeof file13},
  {"laichau/data/2021/products.csv", file14, sizeof file14},
  {"laichau/data/2021/register_records.csv", file15, sizeof file15},
  {"laichau/data/2023/communes.csv", file16, sizeof file16},
  {"laichau/data/2023/managers.csv", file17, sizeof file17},
  {"laichau/data/2023/organisations.csv", file18, sizeof file18},
  {"laichau/data/2023/products.csv", file19, sizeof file19},
  {"laichau/data/2023/register_records.csv", file20, sizeof file20},
  {"laichau/data/2024/communes.csv", file21, sizeof file21},
  {"laichau/data/2024/managers.csv", file22, sizeof file22},
  {"laichau/data/2024/organisations.csv", file23, sizeof file23},
  {"laichau/data/2024/products.csv", file24, sizeof file24},
  {"laichau/data/2024/register_records.csv", file25, sizeof file25},
  {"laichau/data/2025/communes.csv", file26, sizeof file26},
  {"laichau/data/2025/managers.csv", file27, sizeof file27},
  {"laichau/data/2025/organisations.csv", file28, sizeof file28},
  {"laichau/data/2025/products.csv", file29, sizeof file29},
  {"laichau/data/2025/register_records.csv", file30, sizeof file30},
  {"laichau/data/SAMPLE", file31, sizeof file31},
};

size_t cs_sample_count(void) { return sizeof samples / sizeof *samples; }

cs_sample cs_sample_at(size_t index) {
  return index < cs_sample_count() ? samples[index] : (cs_sample){"", samples[0].bytes, 0};
}
