using System.Runtime.Versioning;
using NUnit.Framework;
using Reporting.Infrastructure.Access;
using Reporting.Testing;

namespace Reporting.UnitTests.Access;

internal sealed class FirstTokenFileTests
{
    [Test]
    [UnsupportedOSPlatform("windows")]
    public async Task Is_readable_by_its_owner_alone_whatever_was_there_before()
    {
        var directory = ScratchDirectory.Next("token");
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "admin-token"), "an older and longer token");
        var file = new FirstTokenFile(directory);

        await file.WriteAsync("new", CancellationToken.None);

        Assert.That(await File.ReadAllTextAsync(file.Path), Is.EqualTo("new\n"));
        Assert.That(File.GetUnixFileMode(file.Path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
