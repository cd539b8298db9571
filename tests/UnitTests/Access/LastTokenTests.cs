using NUnit.Framework;
using Reporting.Api.Dialects;
using Reporting.Domain.Access;

namespace Reporting.UnitTests.Access;

/// <summary>What a connection remembers of its last token is never taken for another's.</summary>
internal sealed class LastTokenTests
{
    [Test]
    public void Each_text_has_its_own_digest_in_any_order()
    {
        var last = new LastToken();
        string[] texts = ["token", "token", "tokeN", "token", "", "token2", "tokèn", "token"];

        Assert.That(texts.Select(last.DigestOf), Is.EqualTo(texts.Select(TokenDigest.Of)));
    }
}
