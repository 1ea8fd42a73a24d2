//go:build !purego

#include "textflag.h"

// SUM adds up the eight lanes of Y0 into X0, as sumLanes does. X1 is lost.
#define SUM \
	VEXTRACTF128 $1, Y0, X1; \
	VADDPS X1, X0, X0; \
	VMOVHLPS X0, X0, X1; \
	VADDPS X1, X0, X0; \
	VMOVSHDUP X0, X1; \
	VADDSS X1, X0, X0

// func addNormalised8(x, v, gain, shift *float32, n int, size, tiny float32)
// size is n as a float, tiny what is added to the variance.
TEXT ·addNormalised8(SB), NOSPLIT, $0-48
	MOVQ x+0(FP), DI
	MOVQ v+8(FP), SI
	MOVQ gain+16(FP), R8
	MOVQ shift+24(FP), R9
	MOVQ n+32(FP), CX
	VMOVSS size+40(FP), X6
	VMOVSS tiny+44(FP), X7
	SHLQ $2, CX

	VXORPS Y0, Y0, Y0
	XORQ DX, DX
mean:
	VADDPS (SI)(DX*1), Y0, Y0
	ADDQ $32, DX
	CMPQ DX, CX
	JLT mean
	SUM
	VDIVSS X6, X0, X0
	VBROADCASTSS X0, Y4

	VXORPS Y0, Y0, Y0
	XORQ DX, DX
variance:
	VMOVUPS (SI)(DX*1), Y2
	VSUBPS Y4, Y2, Y2
	VMULPS Y2, Y2, Y2
	VADDPS Y2, Y0, Y0
	ADDQ $32, DX
	CMPQ DX, CX
	JLT variance
	SUM
	VDIVSS X6, X0, X0
	VADDSS X7, X0, X0
	VSQRTSS X0, X0, X0
	MOVL $0x3f800000, AX
	VMOVD AX, X1
	VDIVSS X0, X1, X0
	VBROADCASTSS X0, Y5

	XORQ DX, DX
add:
	VMOVUPS (SI)(DX*1), Y2
	VSUBPS Y4, Y2, Y2
	VMULPS Y5, Y2, Y2
	VMULPS (R8)(DX*1), Y2, Y2
	VADDPS (R9)(DX*1), Y2, Y2
	VADDPS (DI)(DX*1), Y2, Y2
	VMOVUPS Y2, (DI)(DX*1)
	ADDQ $32, DX
	CMPQ DX, CX
	JLT add
	VZEROUPPER
	RET

// func maxout8(y, a, b *float32, n int)
TEXT ·maxout8(SB), NOSPLIT, $0-32
	MOVQ y+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), R8
	MOVQ n+24(FP), CX
	SHLQ $2, CX
	XORQ DX, DX
more:
	VMOVUPS (SI)(DX*1), Y0
	VMAXPS (R8)(DX*1), Y0, Y0
	VMOVUPS Y0, (DI)(DX*1)
	ADDQ $32, DX
	CMPQ DX, CX
	JLT more
	VZEROUPPER
	RET

// func quantise8(out *uint8, x *float32, n int, inverse float32)
TEXT ·quantise8(SB), NOSPLIT, $0-28
	MOVQ out+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Y4
	MOVL $0xc3000000, AX // -128
	VMOVD AX, X5
	VBROADCASTSS X5, Y5
	MOVL $0x42fe0000, AX // 127
	VMOVD AX, X6
	VBROADCASTSS X6, Y6
	MOVL $0x80808080, AX // Zero
	VMOVD AX, X7
	VPBROADCASTD X7, X7
more:
	VMULPS (SI), Y4, Y0
	VMINPS Y6, Y0, Y0
	VMAXPS Y5, Y0, Y0
	VCVTPS2DQ Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSDW X1, X0, X0
	VPACKSSWB X0, X0, X0
	VPXOR X7, X0, X0
	VMOVQ X0, (DI)
	ADDQ $32, SI
	ADDQ $8, DI
	SUBQ $8, CX
	JNZ more
	VZEROUPPER
	RET

// GATE turns X into min(1, max(0, 0.25·X + 0.5)). Y12..Y15 hold 0.25, 0.5, 1, 0.
#define GATE(X) \
	VMULPS Y12, X, X; \
	VADDPS Y13, X, X; \
	VMINPS Y14, X, X; \
	VMAXPS Y15, X, X

// func recur8(y, cell, in, keep, out *float32, n int)
TEXT ·recur8(SB), NOSPLIT, $0-48
	MOVQ y+0(FP), DI
	MOVQ cell+8(FP), BX
	MOVQ in+16(FP), SI
	MOVQ keep+24(FP), R8
	MOVQ out+32(FP), R9
	MOVQ n+40(FP), CX
	SHLQ $2, CX
	MOVL $0x3e800000, AX
	VMOVD AX, X12
	VBROADCASTSS X12, Y12
	MOVL $0x3f000000, AX
	VMOVD AX, X13
	VBROADCASTSS X13, Y13
	MOVL $0x3f800000, AX
	VMOVD AX, X14
	VBROADCASTSS X14, Y14
	VXORPS Y15, Y15, Y15
	XORQ DX, DX
more:
	VMOVUPS (R8)(DX*1), Y0
	GATE(Y0)
	VMULPS (BX)(DX*1), Y0, Y1
	VSUBPS Y0, Y14, Y2
	VMULPS (SI)(DX*1), Y2, Y2
	VADDPS Y2, Y1, Y1
	VMOVUPS Y1, (BX)(DX*1)
	VMOVUPS (R9)(DX*1), Y3
	GATE(Y3)
	VMULPS Y1, Y3, Y3
	VMOVUPS Y3, (DI)(DX*1)
	ADDQ $32, DX
	CMPQ DX, CX
	JLT more
	VZEROUPPER
	RET

// func dotRows64(out *int32, q, rows *int16, n int)
// Rows of 64 numbers.
TEXT ·dotRows64(SB), NOSPLIT, $0-32
	MOVQ out+0(FP), DI
	MOVQ q+8(FP), SI
	MOVQ rows+16(FP), BX
	MOVQ n+24(FP), CX
	VMOVDQU (SI), Y4
	VMOVDQU 32(SI), Y5
	VMOVDQU 64(SI), Y6
	VMOVDQU 96(SI), Y7
more:
	VPMADDWD (BX), Y4, Y0
	VPMADDWD 32(BX), Y5, Y1
	VPMADDWD 64(BX), Y6, Y2
	VPMADDWD 96(BX), Y7, Y3
	VPADDD Y1, Y0, Y0
	VPADDD Y3, Y2, Y2
	VPADDD Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0xb1, X0, X1
	VPADDD X1, X0, X0
	VMOVD X0, (DI)
	ADDQ $4, DI
	ADDQ $128, BX
	DECQ CX
	JNZ more
	VZEROUPPER
	RET

// func add3x8(sum, a, b, c *float32, n int)
TEXT ·add3x8(SB), NOSPLIT, $0-40
	MOVQ sum+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), R8
	MOVQ c+24(FP), R9
	MOVQ n+32(FP), CX
	SHLQ $2, CX
	XORQ DX, DX
more:
	VMOVUPS (SI)(DX*1), Y0
	VADDPS (R8)(DX*1), Y0, Y0
	VADDPS (R9)(DX*1), Y0, Y0
	VMOVUPS Y0, (DI)(DX*1)
	ADDQ $32, DX
	CMPQ DX, CX
	JLT more
	VZEROUPPER
	RET

// func finish8(sums, start, factor *float32, n int)
TEXT ·finish8(SB), NOSPLIT, $0-32
	MOVQ sums+0(FP), DI
	MOVQ start+8(FP), SI
	MOVQ factor+16(FP), R8
	MOVQ n+24(FP), CX
	SHLQ $2, CX
	XORQ DX, DX
more:
	VMOVUPS (DI)(DX*1), Y0
	VADDPS (SI)(DX*1), Y0, Y0
	VMULPS (R8)(DX*1), Y0, Y0
	VMOVUPS Y0, (DI)(DX*1)
	ADDQ $32, DX
	CMPQ DX, CX
	JLT more
	VZEROUPPER
	RET
