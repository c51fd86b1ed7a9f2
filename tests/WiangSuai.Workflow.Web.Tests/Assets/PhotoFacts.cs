using System.Buffers.Binary;
using SkiaSharp;
using WiangSuai.Workflow.Web.Assets;

namespace WiangSuai.Workflow.Web.Tests.Assets;

/// <summary>Of a photograph nothing stays but its picture, in two small sizes.</summary>
public sealed class PhotoFacts
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photograph_that_says_where_it_was_taken_comes_out_without_that_and_as_the_camera_was_held()
    {
        var file = WithExif(Jpeg(Picture(1600, 800)), orientation: 6);
        Assert.True(Holds(file, "Exif"u8) && Holds(file, "WIANGSUAI-CAMERA"u8));
        var photo = Assert.IsType<DevelopedPhoto.Developed>(await Develop(file));
        foreach (var made in new[] { photo.Small, photo.Large })
        {
            Assert.True(made.AsSpan(0, 4).SequenceEqual("RIFF"u8) && made.AsSpan(8, 4).SequenceEqual("WEBP"u8));
            Assert.False(Holds(made, "Exif"u8) || Holds(made, "EXIF"u8) || Holds(made, "XMP "u8) || Holds(made, "ICCP"u8) || Holds(made, "WIANGSUAI-CAMERA"u8));
        }
        using var large = SKBitmap.Decode(photo.Large);
        Assert.Equal((640, 1280), (large.Width, large.Height));   // turned a quarter, and made smaller
        Assert.True(large.GetPixel(320, 40) is { Red: > 200, Blue: < 80 }, "what lay at the left is on top");
        Assert.True(large.GetPixel(320, 1240) is { Red: < 80, Blue: > 200 });
    }

    [Fact]
    public async Task A_list_can_afford_the_small_one_even_of_a_noisy_picture()
    {
        var photo = Assert.IsType<DevelopedPhoto.Developed>(await Develop(Jpeg(Noise(2000, 1500))));
        Assert.InRange(photo.Small.Length, 200, 10 * 1024);
        using var small = SKBitmap.Decode(photo.Small);
        Assert.Equal((320, 240), (small.Width, small.Height));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Other_kinds_are_read_as_well_and_a_small_picture_stays_small(SKEncodedImageFormat kind)
    {
        using var picture = Picture(60, 40);
        using var file = picture.Encode(kind, 90);
        var photo = Assert.IsType<DevelopedPhoto.Developed>(await Develop(file.ToArray()));
        Assert.Equal((60, 40), (photo.Width, photo.Height));
    }

    [Fact]
    public async Task What_would_unpack_to_far_more_than_it_weighs_is_refused_by_its_head()
    {
        using var picture = Picture(1, 1);
        using var file = picture.Encode(SKEncodedImageFormat.Png, 90);
        var bomb = file.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));
        Assert.Equal(PhotoProblem.TooManyPixels, Assert.IsType<DevelopedPhoto.Refused>(await Develop(bomb)).Problem);
    }

    [Fact]
    public async Task Everything_else_is_refused_by_what_it_is()
    {
        Assert.Equal(PhotoProblem.NotAPhoto, await Refused("<script>alert(1)</script>"u8.ToArray()));
        Assert.Equal(PhotoProblem.NotAPhoto, await Refused([]));
        Assert.Equal(PhotoProblem.Heic, await Refused([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]));
        Assert.Equal(PhotoProblem.TooManyBytes, await Refused(new byte[PhotoLab.MostBytes + 1]));
        var whole = Jpeg(Noise(400, 300));
        Assert.Equal(PhotoProblem.Damaged, await Refused(whole[..(whole.Length / 3)]));
    }

    static async Task<PhotoProblem> Refused(byte[] file) => Assert.IsType<DevelopedPhoto.Refused>(await Develop(file)).Problem;

    static async Task<DevelopedPhoto> Develop(byte[] file)
    {
        using var lab = new PhotoLab();
        return await lab.Develop(file, Stop);
    }

    /// <summary>Red at the left, blue at the right.</summary>
    static SKImage Picture(int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Red);
        using var blue = new SKPaint { Color = SKColors.Blue };
        surface.Canvas.DrawRect(width / 2f, 0, width / 2f, height, blue);
        return surface.Snapshot();
    }

    static SKImage Noise(int width, int height)
    {
        var random = new Random(5);
        using var bitmap = new SKBitmap(width, height);
        for (var y = 0; y < height; y += 2)
            for (var x = 0; x < width; x += 2)
            {
                var colour = new SKColor((uint)random.Next() | 0xFF000000);
                foreach (var (dx, dy) in new[] { (0, 0), (1, 0), (0, 1), (1, 1) })
                    bitmap.SetPixel(Math.Min(x + dx, width - 1), Math.Min(y + dy, height - 1), colour);
            }
        return SKImage.FromBitmap(bitmap);
    }

    internal static byte[] Jpeg(SKImage picture)
    {
        using (picture)
        using (var file = picture.Encode(SKEncodedImageFormat.Jpeg, 90))
            return file.ToArray();
    }

    internal static byte[] AnyJpeg() => Jpeg(Picture(800, 600));

    /// <summary>Puts an Exif segment behind the start of a JPEG: camera, orientation, and a place (18° 47' N).</summary>
    internal static byte[] WithExif(byte[] jpeg, short orientation)
    {
        var tiff = new MemoryStream();
        void Short(int value) { tiff.WriteByte((byte)(value >> 8 & 0xFF)); tiff.WriteByte((byte)(value & 0xFF)); }
        void Long(int value) { Short(value >> 16 & 0xFFFF); Short(value & 0xFFFF); }
        void Entry(int tag, int type, int count, int value) { Short(tag); Short(type); Long(count); Long(value); }
        tiff.Write("MM\0*"u8);
        Long(8);
        Short(3);                                                   // first directory
        Entry(0x0110, 2, 17, 50);                                   // camera
        Entry(0x0112, 3, 1, orientation << 16);
        Entry(0x8825, 4, 1, 68);                                    // place
        Long(0);
        tiff.Write("WIANGSUAI-CAMERA\0\0"u8);
        Short(2);                                                   // directory of the place
        Entry(0x0001, 2, 2, 'N' << 24);
        Entry(0x0002, 5, 3, 98);
        Long(0);
        foreach (var (whole, part) in new[] { (18, 1), (47, 1), (0, 1) })
        {
            Long(whole);
            Long(part);
        }
        var body = tiff.ToArray();
        var length = body.Length + 8;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)(length & 0xFF), .. "Exif\0\0"u8, .. body, .. jpeg[2..]];
    }

    static bool Holds(byte[] file, ReadOnlySpan<byte> part) => file.AsSpan().IndexOf(part) >= 0;

    /// <summary>CRC-32 of a PNG chunk.</summary>
    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
