//go:build !purego

#include "textflag.h"

// ROW adds to sums S0 and S1 the products of the four bytes at A with the two
// registers of weights in Y8 and Y9. Y15 holds ones, 16 bits each.
#define ROW(A, S0, S1) \
	VPBROADCASTD (A), Y10; \
	VPMADDUBSW Y8, Y10, Y11; \
	VPMADDUBSW Y9, Y10, Y12; \
	VPMADDWD Y15, Y11, Y11; \
	VPMADDWD Y15, Y12, Y12; \
	VPADDD Y11, S0, S0; \
	VPADDD Y12, S1, S1

// OUT adds the starts in Y8 and Y9, turns the sums into floats, multiplies with
// the factors in Y10 and Y11 and writes them to the row of c at DI.
#define OUT(S0, S1) \
	VPADDD Y8, S0, S0; \
	VPADDD Y9, S1, S1; \
	VCVTDQ2PS S0, S0; \
	VCVTDQ2PS S1, S1; \
	VMULPS Y10, S0, S0; \
	VMULPS Y11, S1, S1; \
	VMOVUPS S0, (DI); \
	VMOVUPS S1, 32(DI)

// func multiplyBytes4x16(c *float32, ldc int, a *uint8, lda int, b *int8, groups int, start *int32, factor *float32)
TEXT ·multiplyBytes4x16(SB), NOSPLIT, $0-64
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), R8
	MOVQ a+16(FP), AX
	MOVQ lda+24(FP), R9
	MOVQ b+32(FP), BX
	MOVQ groups+40(FP), CX
	MOVQ start+48(FP), R14
	MOVQ factor+56(FP), DX
	SHLQ $2, R8
	LEAQ (AX)(R9*1), R11
	LEAQ (R11)(R9*1), R12
	LEAQ (R12)(R9*1), R13
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

next:
	VMOVDQU (BX), Y8
	VMOVDQU 32(BX), Y9
	ROW(AX, Y0, Y1)
	ROW(R11, Y2, Y3)
	ROW(R12, Y4, Y5)
	ROW(R13, Y6, Y7)
	ADDQ $4, AX
	ADDQ $4, R11
	ADDQ $4, R12
	ADDQ $4, R13
	ADDQ $64, BX
	DECQ CX
	JNZ next

	VMOVDQU (R14), Y8
	VMOVDQU 32(R14), Y9
	VMOVUPS (DX), Y10
	VMOVUPS 32(DX), Y11
	OUT(Y0, Y1)
	ADDQ R8, DI
	OUT(Y2, Y3)
	ADDQ R8, DI
	OUT(Y4, Y5)
	ADDQ R8, DI
	OUT(Y6, Y7)
	VZEROUPPER
	RET
